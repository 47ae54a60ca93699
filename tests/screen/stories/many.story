# Ten at the table, one of them with extra time, one absent, one who has left.

08:52     MERLE    opens the jury
08:57     GRÈBE    signs in ALISIER
08:57     GRÈBE    signs in AUBÉPINE
08:57     GRÈBE    signs in BAOBAB
08:57     GRÈBE    signs in CHARME
08:57     GRÈBE    signs in CHÊNE
08:57     GRÈBE    signs in CITRONNIER
08:57     GRÈBE    signs in CORNOUILLER
08:57     GRÈBE    signs in CYPRÈS
08:57     GRÈBE    signs in ÉPICÉA
08:57     GRÈBE    tells FIGUIER is absent
09:00:00  GRÈBE    starts présentation
09:00:00  GRÈBE    gives the floor to ALISIER
09:02:20  GRÈBE    gives the floor to CHARME
09:04:00  GRÈBE    tells CYPRÈS is unwell
09:05:00  GRÈBE    gives the floor to AUBÉPINE
09:06:00  ?        left = 7:20
