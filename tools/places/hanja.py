"""Write the Chinese characters of Korean names in the simplified forms of China and the forms of Japan."""

_SIMPLIFIED = str.maketrans(
    "咸鏡兩黃羅義龜滿淵興會寧邊萬臺紅順開龍鹽鐵東雲溫肅陽倉樂榮長赴戰虛穩慶鄉漁內碧龍載銀鳳麟燈遂灘勝豐價鋒德鍾岡橋區縣島壽豊劍",
    "咸镜两黄罗义龟满渊兴会宁边万台红顺开龙盐铁东云温肃阳仓乐荣长赴战虚稳庆乡渔内碧龙载银凤麟灯遂滩胜丰价锋德钟冈桥区县岛寿丰剑",
)
_JAPANESE = str.maketrans(
    "兩黃龜滿淵會寧邊萬臺開龍鹽鐵溫樂榮戰虛穩豐價德區縣島壽龍勝青清內",
    "両黄亀満淵会寧辺万台開竜塩鉄温楽栄戦虚穏豊価徳区県島寿竜勝青清内",
)


def written(traditional: str) -> set[str]:
    """A name in traditional characters, and in the characters of China and of Japan."""
    return {traditional, traditional.translate(_SIMPLIFIED), traditional.translate(_JAPANESE)}
