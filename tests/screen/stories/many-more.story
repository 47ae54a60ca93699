# The ten are done with; fourteen at the table.

09:14:00  GRÈBE    ends
          GRÈBE    starts échange
          MERLE    ends all the same "groupe trop nombreux pour l’exemple"
          GRÈBE    starts notation
          GRÈBE    ends
passage 2
10:16     GRÈBE    signs in FUSAIN
10:16     GRÈBE    signs in GINKGO
10:16     GRÈBE    signs in HOUX
10:16     GRÈBE    signs in LIERRE
10:16     GRÈBE    signs in MÉLÈZE
10:16     GRÈBE    signs in MERISIER
10:16     GRÈBE    signs in MICOCOULIER
10:16     GRÈBE    signs in MIMOSA
10:16     GRÈBE    signs in NÉFLIER
10:16     GRÈBE    signs in OLIVIER
10:16     GRÈBE    signs in ORME
10:16     GRÈBE    signs in OSIER
10:16     GRÈBE    signs in PALMIER
10:16     GRÈBE    signs in PLATANE
10:20:00  GRÈBE    starts présentation
10:20:10  GRÈBE    gives the floor to PALMIER
10:21:00  GRÈBE    gives the floor to FUSAIN
