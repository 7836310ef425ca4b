"""Orders -> ledger. What an order asks for is in its words; each test says which."""

import json
import os
from typing import Any

import boto3

SERVED: list[str] = []


def lambda_handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    failed = []
    for record in event["Records"]:
        order = json.loads(record["body"])
        if order.get("name") == "poison":
            failed.append({"itemIdentifier": record["messageId"]})
            continue
        if "from_shelf" in order:
            boto3.client("s3").get_object(Bucket=os.environ["SHELF"], Key=order["from_shelf"])
        SERVED.append(order["name"])
        item = {"pk": order["name"], "kind": order.get("kind", "order"), "sign": os.environ["SIGN"]}
        boto3.client("dynamodb").put_item(
            TableName=os.environ["LEDGER"],
            Item={name: {"S": value} for name, value in item.items()} | {"served": {"N": str(len(SERVED))}},
        )
    return {"batchItemFailures": failed}
