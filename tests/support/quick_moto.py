"""Shortcuts in boto3 and moto: what they do anew for each stack or each call, and no test sees, is done once or not."""

import contextlib
from collections.abc import Iterator
from functools import cache
from typing import Any
from unittest import mock

import boto3
from botocore.config import Config
from botocore.signers import RequestSigner
from botocore.useragent import UserAgentString
from moto import backend_index
from moto.core import responses
from moto.core.base_backend import BaseBackend
from moto.core.serialize import ResponseSerializer
from moto.dynamodb.models.dynamo_type import DynamoType, LimitedSizeDict
from moto.dynamodb.models.utilities import bytesize
from moto.sqs.models import SQSBackend

from tests.support.template import REGION

FAR_FROM_LIMIT_BYTES = 300_000

_clients: dict[tuple[str, str], Any] = {}
_make_client = boto3.client
_sign = RequestSigner.handler
_urls = BaseBackend.urls.fget
_set_item = LimitedSizeDict.__setitem__
_get_value = ResponseSerializer.get_value


@contextlib.contextmanager
def quick_moto() -> Iterator[None]:
    """Calls within the block take half the time, and all stacks share their clients."""
    shortcuts = (
        (boto3, "client", _client),
        (RequestSigner, "handler", _name_caller),
        (UserAgentString, "to_string", lambda self: "tests"),
        (backend_index, "backend_url_patterns", sorted(backend_index.backend_url_patterns, key=_is_rare)),
        (BaseBackend, "urls", property(cache(lambda backend: _urls(backend)))),
        (responses, "method_names_from_class", cache(responses.method_names_from_class)),
        (responses, "camelcase_to_underscores", cache(responses.camelcase_to_underscores)),
        (ResponseSerializer, "get_value", _value_at_once),
        (LimitedSizeDict, "__setitem__", _set_attribute),
        (SQSBackend, "is_message_valid_based_on_retention_period", lambda self, queue_name, message: True),
    )
    with contextlib.ExitStack() as until_the_end:
        for owner, name, shortcut in shortcuts:
            until_the_end.enter_context(mock.patch.object(owner, name, shortcut))
        yield


def _is_rare(pattern: tuple[str, Any]) -> bool:
    return pattern[0] not in ("dynamodb", "dynamodbstreams", "s3", "sns", "sqs")


def _client(service: str, region_name: str = REGION, config: Config | None = None) -> Any:
    """The client with these settings. To make one takes longer than ten calls of moto."""
    settings = sorted(vars(config)["_user_provided_options"].items()) if config else []
    key = (service, f"{region_name} {settings}")
    if key not in _clients:
        _clients[key] = _make_client(service, region_name=region_name, config=config)
    return _clients[key]


def _name_caller(self: RequestSigner, operation_name: str, request: Any, **others: Any) -> None:
    """Name a caller, which is all that moto reads of a signature, except for S3."""
    if self.signing_name == "s3":
        _sign(self, operation_name, request, **others)
        return
    credential = f"Credential=test/20250424/{REGION}/service/aws4_request"
    request.headers["Authorization"] = f"AWS4-HMAC-SHA256 {credential}"


def _value_at_once(self: ResponseSerializer, value: Any, key: str, shape: Any) -> Any:
    """The types of a DynamoDB value (`S`, `N`, …) by their only names; moto tries a dozen for each."""
    if isinstance(value, dict) and getattr(getattr(shape, "parent", None), "name", "") == "AttributeValue":
        return value.get(key)
    return _get_value(self, value, key, shape)


def _set_attribute(self: LimitedSizeDict, name: str, value: Any) -> None:
    """Set an attribute of a DynamoDB item. Moto measures the whole item each time, also if it is far from the limit."""
    size = bytesize(name) + (value.size() if type(value) is DynamoType else bytesize(str(value)))
    self.bytes_set = getattr(self, "bytes_set", 0) + size
    (dict.__setitem__ if self.bytes_set < FAR_FROM_LIMIT_BYTES else _set_item)(self, name, value)
