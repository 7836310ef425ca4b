"""What a line of a saved page can be by itself."""

from enum import StrEnum


class Kind(StrEnum):
    TEXT = "text"
    ROW = "row"  # metadata: dates, source, byline, URL
    SHARE = "share"  # buttons
    NAVIGATION = "navigation"
    SIGN_UP = "sign-up"  # newsletters, apps, donations
    PAYWALL = "paywall"  # the page is cut off here
    ADVERT = "advert"
    PLAYER = "player"  # where a video or a recording was
    CAPTION = "caption"
    LINK = "link"  # to one other article, in the middle of this one
    RELATED = "related"  # opens the list of other articles
    CLOSING = "closing"  # comments, tags, copyright: nothing of the article comes after
    END_MARK = "end-mark"  # -0-, ###, NNNN
    FOOTER = "footer"  # the agency's last line
    SLUG = "slug"  # of a wire story
    NOTE = "note"  # to editors
    RELEASE = "release"  # FOR IMMEDIATE RELEASE
    CONTACT = "contact"
    ABOUT = "about"  # boilerplate of a press release
    BREAK = "break"  # a drawn line
