"""Places named in a text, each linked to the one it most likely stands for in GeoNames.

finding       the names of the gazetteer in a text
surroundings  the words beside each name
context       the countries and regions that the text mentions
choosing      which place of its name is meant
signs         whether the name is a place here at all, by a list of weighted signs
reading       these five, applied to one text
overlaps      places that are parts of the names of people and organisations
record        the field `places` of a record
"""

from clipwire.enrichment.places.reading import Linked, Reading, explain, link_places

__all__ = ["Linked", "Reading", "explain", "link_places"]
