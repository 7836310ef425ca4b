"""Files in the drop bucket, and the long bodies that do not fit into a table item."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from clipwire.adapters.aws_errors import aws_errors, code_of
from clipwire.arrival import Arrival
from clipwire.errors import Rejected

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

GONE = {"NoSuchKey", "NoSuchVersion", "404", "MethodNotAllowed"}
"""MethodNotAllowed is S3's word for a version that is a delete marker."""


@dataclass(frozen=True)
class DroppedFiles:
    s3: "S3Client"

    def read(self, arrival: Arrival, limit: int) -> bytes:
        version = {"VersionId": arrival.version_id} if arrival.version_id else {}
        try:
            with aws_errors(f"reading {arrival.key}"):
                answer = self.s3.get_object(Bucket=arrival.bucket, Key=arrival.key, **version)  # type: ignore[arg-type]
                if answer["ContentLength"] > limit:
                    raise Rejected(
                        "file-too-large", f"The file has {answer['ContentLength']:,} bytes; the limit is {limit:,}."
                    )
                return answer["Body"].read()
        except ClientError as error:
            if code_of(error) in GONE:
                raise Rejected("file-gone", "The file was deleted before it could be read.") from error
            raise


@dataclass(frozen=True)
class Bodies:
    """Bodies too long for a table item, as objects under `bodies/` named by the article and the text's digest."""

    s3: "S3Client"
    bucket: str

    def keep(self, article_id: str, digest: str, body: str) -> str:
        """The key under which the body can be read."""
        key = f"bodies/{article_id}/{digest}.txt"
        with aws_errors(f"keeping the body of {article_id}"):
            self.s3.put_object(
                Bucket=self.bucket,
                Key=key,
                Body=body.encode("utf-8", "surrogatepass"),
                ContentType="text/plain; charset=utf-8",
            )
        return key

    def read(self, key: str) -> str:
        with aws_errors(f"reading {key}"):
            data = self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()
        return data.decode("utf-8", "surrogatepass")
