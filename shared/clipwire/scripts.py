"""Letters of scripts that are written otherwise than Latin.

One place for all, because each such class costs one to three milliseconds to compile.
"""

import re

HAN = re.compile("[\u3400-\u9fff]")
KANA = re.compile("[\u3040-\u30ff]")
HANGUL = re.compile("[\uac00-\ud7af]")
EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Chinese, Japanese, Korean."""
DENSE = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter says more than one of an alphabet; with Thai and Lao, which write no spaces."""
