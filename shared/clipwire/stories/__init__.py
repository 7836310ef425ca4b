"""Copies and stories.

A copy is the text of another article under another address, also if it is cut, padded or edited a little. A story is
the set of articles that report one event. Both are decided when an article arrives, by comparison with the articles of
the same language that were published in the days around it.

The types, in the order in which they are used:

    Fingerprint   hashes of a text's word sequences                          fingerprints.py
    StoryPrint    all of an article that is compared: fingerprint, weighted
                  terms, day, source, credits; less than a kilobyte packed   prints.py
    Placed        a StoryPrint with its story and original                   neighbours.py
    Neighbours    the Placed of one language, with indexes                   neighbours.py
    Placing       the decision about one article: story, original, merges    placing.py

    print_of(article) -> StoryPrint
    place(print, neighbours) -> Placing; accept(print, placing, neighbours)
    assign(articles) -> story ids: the same two steps for each article       clustering.py

Special cases:

- An article without text finds its story by its title, and is never a copy.
- An article of a few words, whose print has fewer than `MIN_TERMS` terms, gets a story of its own.
- An article without any date is compared with other articles without a date only.
- An article that is placed already keeps its story; its print is replaced.
- If a report joins two stories, they merge: the older one keeps its id.
- A copy that proves to be the original, because it is credited or was published earlier, takes over its copies.
- A sequence of words that several different articles share, such as a footer, weighs less the more of them have it.
"""
