"""Where a firm stands among the firms of a pack, what firms like it carried out, and starting values for what it does not know."""

from auditor.region.standing.place import Band, Standing, standings
from auditor.region.standing.told import CarriedOut, carried_out

__all__ = ["Band", "CarriedOut", "Standing", "carried_out", "standings"]
