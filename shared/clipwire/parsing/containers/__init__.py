"""Files that hold files: archives, web archives, compressed files. Pure: bytes or a stream in, members out."""
