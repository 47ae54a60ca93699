# The presentation to its end.

10:20:00  GRÈBE    starts présentation
10:20:12  GRÈBE    gives the floor to ÉRABLE
10:22:43  GRÈBE    gives the floor to CÈDRE
10:23:48  GRÈBE    gives the floor to HÊTRE
10:25:02  GRÈBE    gives the floor to ACACIA
10:27:07  GRÈBE    gives the floor to FRÊNE
10:30:20  GRÈBE    ends
