"""The only place that imports boto3. Its errors become ours here."""
