"""The notifications topic."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clipwire.adapters.aws_errors import aws_errors
from clipwire.services.letters import Letter

if TYPE_CHECKING:
    from mypy_boto3_sns import SNSClient
    from mypy_boto3_sns.type_defs import MessageAttributeValueTypeDef


@dataclass(frozen=True)
class NotificationsTopic:
    """Implements `Topic`."""

    sns: "SNSClient"
    arn: str

    def publish(self, message: str, letter: Letter, attributes: dict[str, str | list[str]]) -> None:
        by_protocol = {"default": message, "email": letter.text}
        with aws_errors("publishing a notification"):
            self.sns.publish(
                TopicArn=self.arn,
                Subject=letter.subject,
                MessageStructure="json",
                Message=json.dumps(by_protocol, ensure_ascii=False),
                MessageAttributes={name: _attribute(value) for name, value in attributes.items()},
            )


def _attribute(value: str | list[str]) -> "MessageAttributeValueTypeDef":
    if isinstance(value, str):
        return {"DataType": "String", "StringValue": value}
    return {"DataType": "String.Array", "StringValue": json.dumps(value, ensure_ascii=False)}
