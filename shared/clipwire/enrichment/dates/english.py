"""The table of English date expressions: a template, and the function that computes its value.

Developed on TimeBank as cleaned for TempEval-3. Quarters, weeks, seasons and decades have no value of the form year,
month or day. Rows without a function match them as a whole, so that no year is read from within them.
"""

from clipwire.enrichment.dates import english_days as days
from clipwire.enrichment.dates import english_spans as spans
from clipwire.enrichment.dates import numeric
from clipwire.enrichment.dates.english_words import CLASSES
from clipwire.enrichment.dates.rules import Grammar, Row

# The first row that fits wins.

OF_YEAR = r"(?:,? (?:of )?(?:{year}|{era} ?{erayear})|(?:,| of)? {whichyear} year\b(?!['’]s))"
TO = r"(?: ?[-–—] ?| (?:to|and|through|until|or) (?:the )?)"
QUARTER = r"(?:quarter|half|period|season|semester|trimester)"
STOP = r"(?= ?[,.;:)]|$)"
THEN = r"(?= ?[,.;:)]|$| (?:and|in|at|to|the|he|she|they)\b)"
UNITS_TIME = r"{units}['’]?s?['’]? time\b"
DAY_OF_MONTH = rf"{{day2}} (?:of )?{{month}}\b{OF_YEAR}?"
NO_NOUN = r"(?= ?[,.;:)]| (?:and|to|at|in|with|for|from|when|after|before|but|by)\b|$)"
OF_MONTH = rf"(?:in|of) (?:{{month}}\b{OF_YEAR}?|{{shift}} month\b)"

ROWS: list[Row] = [
    # expression                                                            value
    *numeric.ROWS,
    # -- days; first those that begin like other expressions: "this morning", "May Day"
    (r"(?<=\b(?:in|of)\s){today}['’]s", None),  # "in today's world"
    (r"{today}", days.day_word),
    (rf"{{holiday}}{OF_YEAR}?", days.holiday),
    (rf"{{feast}}{OF_YEAR}?", days.feast),
    (rf"{{nth}} {{weekday}} {OF_MONTH}", days.weekday_of_month),
    (r"{nth} {weekday} (?:of|in)\b", None),  # "the second Monday of each month"
    (r"(?<=[Aa]t\s){day}(?= {month} {day2})", None),  # "at 11 January 5"
    (rf"{{weekday}}(?: \w+)?,? (?:the )?{{month}} {{day}}{OF_YEAR}?", days.month_and_day),
    (rf"{{weekday}},? (?:the )?{{day}} (?:of )?{{month}}\b{OF_YEAR}?", days.month_and_day),
    (rf"{{weekday}},? {{month}} {{spelt}}{OF_YEAR}?", days.month_and_day),
    (rf"{{month}} {{day}}(?={TO}(?:{{month2}} )?{{day2}},? {{year}})", days.month_and_day),
    (rf"{{month}} (?:the )?{{day}}{OF_YEAR}?", days.month_and_day),
    (rf"{{month}} {{spelt}}(?! (?:quarter|half)){OF_YEAR}?", days.month_and_day),
    (rf"{{weekday}},? {{day}}(?={TO}(?:{{weekday2}},? )?{DAY_OF_MONTH})", days.month_and_day),
    (rf"{{day}}(?=(?:, \d\d?){{0,3}}{TO}(?:{{weekday}},? )?{DAY_OF_MONTH})", days.month_and_day),
    (r"{day}-{month}-{year}", days.month_and_day),
    (rf"{{day}} (?:of )?{{month}}\b{OF_YEAR}?", days.month_and_day),
    (rf"(?<=the\s){{spelt}} of {{month}}\b{OF_YEAR}?", days.month_and_day),
    (r"{day}(?:,? {year})?", days.joined_day),
    (rf"(?<=the\s){{ordinal}}{NO_NOUN}", days.day_of_month),
    (r"{ordinal} of {shift} month\b", days.day_of_shifted_month),
    (r"{weekday},? (?:of )?{shift} week\b", days.weekday_of_week),
    (r"{shift} week(?:['’]s)?,? (?:on )?{weekday}", days.weekday_of_week),
    (r"(?<=the\s){anaphor} {weekday}", days.weekday_after_last),
    (r"{shift} {weekday}", days.shifted_weekday),
    (r"{nth} {weekday}", None),
    (r"{weekday},? the {ordinal}", days.weekday_and_day),
    (r"(?<=[Tt]he\s){weekday} (?P<twice>before last|after next)\b", days.weekday_twice_away),
    (r"{weekday} week\b(?! (?:of|after|before))", days.weekday_in_a_week),
    (rf"(?<![Ff]rom\s)(?=Mon){{weekday}}{TO}(?=Fri){{weekday2}}", None),  # "open Monday to Friday"
    (r"{weekday}", days.weekday_alone),
    # -- no value: repeated days, quarters, seasons
    (r"{every} (?:(?:other|\w+(?:st|nd|rd|th)|first|second|last) )?(?:{weekday}|{month}\b)", None),
    (r"{shift} (?:half|quarter)(?: of {year})?\b", None),
    (rf"{{quarter}} two {QUARTER}s (?:of )?{{year}}", None),
    (rf"{{quarter}}(?: |-){QUARTER}(?:,? (?:of )?(?:{{year}}|{{whichyear}} (?:fiscal )?year))?", None),
    (rf"{{shift}} year['’]s (?:fiscal )?(?:{{quarter}}(?: |-))?{QUARTER}", None),
    (rf"{{year}} (?:fiscal )?(?:{{quarter}}(?: |-))?{QUARTER}", None),
    (r"{season} (?:of )?{year}", None),
    # -- months
    (rf"{{month}}(?={TO}{{month2}},? {{year}})", spans.month_of_year),
    (rf"{{month}}{OF_YEAR}", spans.month_of_year),
    (r"{month},? {century}(?: |-){twodigits}", spans.month_of_spelt_year),
    (r"{shift} {month}\b", spans.shifted_month),
    (r"{month}", spans.month_alone),
    # -- years
    (r"{era} ?{erayear}", spans.era_year),
    (r"{year}", spans.bare_year),
    (r"{digits}", spans.joined_year),
    (r"{century}(?: |-){twodigits}(?!-)", spans.spelt_year),
    (r"{number} thousand(?: (?:and )?{number2})?", spans.spelt_millennium),
    # -- counted from today, or from the previous date
    (r"{number} {units} (?P<direction>ago|from|before|after) (?:on )?(?:{today}|{weekday})", spans.counted_from_day),
    (r"(?<![\w-]){number} {units} (?P<direction>on|last) {weekday}", days.a_week_away),
    (r"{number} years? ago this month\b", spans.month_years_ago),
    (r"{number} {units} (?P<direction>ago) to the (?:very )?day\b", spans.counted_from_day),
    (r"{number} {units} (?P<direction>ago|from now|hence)\b", spans.ago),
    (rf"(?<=[Ii]n\s){{number}} {UNITS_TIME}", spans.in_units),
    (rf"{{number}} {{units}} (?P<direction>(?:earlier|later){THEN}|(?:before|after){STOP})", spans.earlier),
    (r"(?<=[Tt]he\s){anaphor} {unit}", spans.unit_from_last),
    (r"(?<=[Tt]he\s){unit} (?P<twice>before last|after next)\b", spans.unit_twice_away),
    (r"{that} (?:same |very )?{unit}", spans.unit_from_last),
    (r"{shift} (?:fiscal |calendar |full )?{unit}", spans.shifted_unit),
    (r"{edge}(?: of)? the year\b(?! (?:\d|ago|before|after|earlier|later|to))", spans.same_year),
]

ENGLISH = Grammar(CLASSES | numeric.CLASSES, ROWS)
