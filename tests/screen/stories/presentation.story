# Three of five have spoken; the floor is about to go to ACACIA.

10:20:00  GRÈBE    starts présentation
10:20:12  GRÈBE    gives the floor to ÉRABLE
10:22:43  GRÈBE    gives the floor to CÈDRE
10:23:48  GRÈBE    gives the floor to HÊTRE
10:24:12  PINSON   reports remark "bruit dans le couloir"
10:25:01  ?        spoken ÉRABLE = 2:31
