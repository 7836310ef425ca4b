"""Find the places named in a text, and link each to the most likely place in GeoNames.

finding       the names of the gazetteer in a text
surroundings  the words beside each name
context       the countries and regions that the text mentions
choosing      the place of a name that is meant
signs         whether the name means a place at all, by a list of weighted signs
reading       these five, applied to one text
home          the countries that a text is from
unknown       places that the gazetteer does not have
overlaps      places that are parts of the names of people and organisations
record        the field `places` of a record
"""

from clipwire.enrichment.places.reading import Linked, Reading, explain, link_places

__all__ = ["Linked", "Reading", "explain", "link_places"]
