# A whole day to its seal: three groups, one disagreement settled, one refusal with its reason, one
# absent, one member withdrawn, one competency validated before, the minutes signed.

# The office's results of the written test, which the secretary enters.
08:20     GRÈBE    enters CÈDRE     3 3 3 3 of 2026-11-12 "Nadège Milan"
          GRÈBE    enters ACACIA    3 3 4 3 of 2026-11-12 "Nadège Milan"
          GRÈBE    enters ÉRABLE    3 2 3 3 of 2026-11-12 "Nadège Milan"
          GRÈBE    enters DATTIER   4 3 3 3 of 2026-11-12 "Nadège Milan"
08:24     GRÈBE    enters FRÊNE     3 3 3 3 of 2026-11-13 "Yann Courlis"
          GRÈBE    enters GENÉVRIER 3 4 3 3 of 2026-11-13 "Yann Courlis"
          GRÈBE    enters HÊTRE     3 3 3 3 of 2026-11-13 "Yann Courlis"
          GRÈBE    enters IF        3 3 3 . of 2026-11-13 "Yann Courlis"
          GRÈBE    written_entered candidate=IF item=C4 value=3         ! validated_already
08:28     GRÈBE    enters JUJUBIER  3 3 2 3 of 2026-11-13 "Yann Courlis"
          GRÈBE    enters SAULE     4 4 3 3 of 2026-11-13 "Yann Courlis"
          GRÈBE    enters MÛRIER    2 3 3 x of 2026-11-13 "Yann Courlis"
08:29     PINSON   written_entered candidate=MÛRIER item=C1 value=3     ! no_right
          GRÈBE    written_entered candidate=MÛRIER item=C1 value=5     ! no_such_level
          ?        written MÛRIER C1 = 2
          ?        written MÛRIER C4 = not_observed
          ?        written NOYER C1 = none

08:41     GRÈBE    tells MERLE has no link
          GRÈBE    tells PINSON has no link
          GRÈBE    tells SITTELLE is own_employer                       ! nothing_such
          SITTELLE declared person=SITTELLE code=own_employer "HÊTRE Gina, Bailleur Alpha"
08:52     MERLE    opens the jury

# -- group 1 --------------------------------------------------------------------------------------
08:56     GRÈBE    signs in CÈDRE
          GRÈBE    signs in ACACIA
08:57     GRÈBE    signs in ÉRABLE
          GRÈBE    signs in DATTIER
09:04:00  GRÈBE    starts présentation
09:04:06  GRÈBE    gives the floor to CÈDRE
09:06:21  GRÈBE    gives the floor to ACACIA
09:09:02  GRÈBE    gives the floor to ÉRABLE
09:11:20  GRÈBE    gives the floor to DATTIER
09:13:52  GRÈBE    ends
09:15:00  GRÈBE    starts échange
09:15:40  MERLE    asks a to CÈDRE
09:17:30  PINSON   asks b to ACACIA "Qui a choisi la date de la fête ?"
09:19:50  SITTELLE asks a to ÉRABLE
09:21:45  MERLE    asks c to DATTIER
09:24:20  PINSON   asks c to CÈDRE "Qu’auriez-vous fait si personne n’était venu ?"
09:26:30  SITTELLE asks a to ACACIA
09:28:15  MERLE    asks c to ÉRABLE "Que feriez-vous autrement avec la même équipe ?"
09:30:40  PINSON   asks b to DATTIER
09:34:10  GRÈBE    ends
09:35:00  GRÈBE    starts notation
09:35:20  MERLE    fills CÈDRE   3 3 3 2 3 3 3 2 3 3 3 3
          MERLE    comments CÈDRE C2 "Laisse les locataires choisir le lieu et la date, puis s’efface."
          MERLE    hands in CÈDRE
09:37:00  PINSON   fills CÈDRE   3 2 3 3 3 2 2 3 3 3 2 3
          PINSON   hands in CÈDRE
09:37:40  SITTELLE fills CÈDRE   3 3 3 3 2 3 3 3 x 3 3 3
          SITTELLE hands in CÈDRE
09:38:20  MERLE    fills ACACIA  3 3 3 3 4 3 3 3 3 2 3 3
          MERLE    hands in ACACIA
09:39:10  PINSON   fills ACACIA  3 3 2 3 3 3 3 3 2 3 3 3
          PINSON   notes ACACIA "Parle de la fête des voisins comme d’un but, pas d’un moyen."
          PINSON   hands in ACACIA
09:39:50  SITTELLE fills ACACIA  3 3 3 3 3 3 3 2 3 3 3 4
          SITTELLE hands in ACACIA
09:40:30  MERLE    fills ÉRABLE  3 3 2 2 2 3 3 3 2 3 2 3
          MERLE    comments ÉRABLE C2 "Raconte à la place des locataires."
          MERLE    hands in ÉRABLE
09:41:10  PINSON   fills ÉRABLE  3 3 3 2 1 2 3 2 3 3 3 3
          PINSON   comments ÉRABLE C2 "Parle « pour » eux ; n’a pas su dire ce qu’ils ont décidé."
          PINSON   hands in ÉRABLE
09:42:00  SITTELLE fills ÉRABLE  3 3 3 3 2 3 2 3 3 3 3 3
          SITTELLE hands in ÉRABLE
09:42:40  MERLE    fills DATTIER 4 3 3 3 3 3 4 3 3 3 4 3
          MERLE    hands in DATTIER
09:43:20  PINSON   fills DATTIER 3 3 3 3 3 4 3 3 3 3 3 3
          PINSON   hands in DATTIER
09:44:00  SITTELLE fills DATTIER 3 3 3 4 3 3 3 3 x 3 3 3
          SITTELLE hands in DATTIER
09:45:10  GRÈBE    ends

# -- group 2: the third member withdrew for HÊTRE; a pause ------------------------------------------
passage 2
09:50     GRÈBE    signs in FRÊNE
          GRÈBE    signs in GENÉVRIER
          GRÈBE    signs in HÊTRE without papers
09:51     GRÈBE    tells IF is late
09:52     MERLE    tells IF is admitted
09:53     GRÈBE    signs in HÊTRE
          GRÈBE    signs in IF
09:55:00  GRÈBE    starts présentation
09:55:08  GRÈBE    gives the floor to GENÉVRIER
09:57:40  GRÈBE    gives the floor to FRÊNE
09:59:12  GRÈBE    pauses for noise "travaux dans le couloir"
10:02:12  GRÈBE    resumes
10:03:10  GRÈBE    gives the floor to IF
10:05:28  GRÈBE    gives the floor to HÊTRE
10:08:20  GRÈBE    ends
10:09:30  GRÈBE    starts échange
10:10:40  MERLE    asks a to FRÊNE
10:12:05  PINSON   asks b to IF
10:13:20  SITTELLE asks c to FRÊNE
10:15:40  PINSON   asks a to GENÉVRIER
10:17:05  MERLE    asks b to GENÉVRIER
10:18:30  MERLE    asks a to HÊTRE
10:20:10  SITTELLE asks a to IF "Qui tenait la buvette ?"
10:22:00  PINSON   asks c to HÊTRE "Quelle règle en tirez-vous ?"
10:24:30  MERLE    asks c to GENÉVRIER
10:29:40  GRÈBE    ends
10:30:30  GRÈBE    starts notation
10:30:40  MERLE    fills FRÊNE     3 3 3 3 3 3 3 3 3 3 3 3
          MERLE    hands in FRÊNE
          MERLE    fills GENÉVRIER 4 3 4 3 3 4 3 3 3 3 3 4
          MERLE    hands in GENÉVRIER
          MERLE    fills HÊTRE     3 3 3 3 2 3 3 3 3 3 3 3
          MERLE    hands in HÊTRE
          MERLE    fills IF        3 4 3 3 3 3 3 3 2 3 3 3
          MERLE    notes IF "Venu en courant ; laisser souffler."
          MERLE    hands in IF
10:33:00  PINSON   fills FRÊNE     3 3 3 2 3 3 3 3 3 3 3 3
          PINSON   hands in FRÊNE
          PINSON   fills GENÉVRIER 3 3 4 4 3 3 3 4 3 3 3 3
          PINSON   hands in GENÉVRIER
          PINSON   fills HÊTRE     3 3 3 3 3 3 2 3 3 3 3 2
          PINSON   hands in HÊTRE
          PINSON   fills IF        3 3 3 3 3 3 3 3 3 3 3 3
          PINSON   hands in IF
10:35:30  SITTELLE fills FRÊNE     3 3 3 3 3 3 2 3 3 3 3 3
          SITTELLE hands in FRÊNE
          SITTELLE fills GENÉVRIER 3 4 3 3 3 3 3 3 3 3 4 3
          SITTELLE hands in GENÉVRIER
          SITTELLE marks HÊTRE C2.1 3                                   ! recused
          SITTELLE fills IF        3 3 3 2 3 3 3 3 3 3 3 3
          SITTELLE notes IF "Très bon exemple du jardin partagé."
          SITTELLE hands in IF
10:38:30  GRÈBE    ends

# -- group 3: extra time for SAULE, NOYER absent, the exchange closed under the minimum --------------
passage 3
10:46     GRÈBE    signs in JUJUBIER
          GRÈBE    signs in SAULE
          GRÈBE    signs in MÛRIER
10:49     GRÈBE    tells NOYER is absent
10:50:00  GRÈBE    starts présentation
10:50:05  GRÈBE    gives the floor to SAULE
10:55:10  GRÈBE    gives the floor to JUJUBIER
10:58:40  GRÈBE    gives the floor to MÛRIER
11:02:30  GRÈBE    ends
11:03:30  GRÈBE    starts échange
11:04:20  MERLE    asks a to SAULE
11:06:10  PINSON   asks b to SAULE "Comment avez-vous su que cela leur convenait ?"
11:09:00  SITTELLE asks a to JUJUBIER
11:13:30  MERLE    asks c to JUJUBIER
11:17:20  PINSON   asks a to MÛRIER
11:20:00  PINSON   reports breakdown of MÛRIER "micro, remplacé en une minute"
11:28:40  GRÈBE    ends                                                 ! under_minimum value=1
11:30:20  MERLE    ends all the same "temps épuisé"
11:31:00  GRÈBE    starts notation
11:31:10  MERLE    fills JUJUBIER 3 3 3 3 2 3 3 3 3 3 3 3
          MERLE    hands in JUJUBIER
          MERLE    fills SAULE    4 4 4 3 4 4 3 3 4 3 3 3
          MERLE    hands in SAULE
          MERLE    fills MÛRIER   3 3 3 3 3 3 3 3 3 3 2 3
          MERLE    hands in MÛRIER
11:33:30  PINSON   fills JUJUBIER 3 3 3 3 3 3 2 3 3 3 3 3
          PINSON   hands in JUJUBIER
          PINSON   fills SAULE    4 3 4 4 3 3 3 4 3 3 4 3
          PINSON   hands in SAULE
          PINSON   fills MÛRIER   3 3 3 2 3 3 3 3 x 3 3 3
          PINSON   hands in MÛRIER
11:36:00  SITTELLE fills JUJUBIER 3 3 3 3 3 3 3 3 3 3 3 2
          SITTELLE hands in JUJUBIER
          SITTELLE fills SAULE    3 3 3 3 4 3 3 3 3 3 3 3
          SITTELLE hands in SAULE
          SITTELLE fills MÛRIER   3 3 3 3 3 3 3 3 3 3 3 3
          SITTELLE hands in MÛRIER
11:39:40  GRÈBE    ends

# -- the deliberation -----------------------------------------------------------------------------
12:02     MERLE    decides CÈDRE C1 validated                           ! deliberation_not_open
12:04     MERLE    opens the deliberation
          ?        undecided = 43 of 43

# CÈDRE, C1: two for, one against; the debate changes one mark.
12:06     ?        proposal CÈDRE C1 = validated 2/1/0
12:09:10  PINSON   takes back CÈDRE "après débat du jury"
12:09:30  PINSON   marks CÈDRE C1.3 3                                   ! reason_needed
          PINSON   marks CÈDRE C1.3 3 "l’exemple du compost justifie bien le collectif"
          PINSON   hands in CÈDRE
          ?        mark of PINSON on CÈDRE C1.3 seen by MERLE = 3, late
          ?        proposal CÈDRE C1 = validated 3/0/0
12:10:00  PINSON   decides CÈDRE C1 validated                           ! no_right
          GRÈBE    decides CÈDRE C1 validated
12:10:40  GRÈBE    writes for CÈDRE C1 "Situe son action dans la vie de la résidence et justifie le choix d’agir à plusieurs."

# ÉRABLE, C2: refused, with the criteria it is tied to.
12:12:00  ?        proposal ÉRABLE C2 = not_validated 1/2/0
          GRÈBE    decides ÉRABLE C2 not_validated                      ! criteria_needed
          GRÈBE    decides ÉRABLE C2 not_validated for C2.2 C2.3        ! reason_needed
          MERLE    decides ÉRABLE C2 validated                          ! reason_needed
          GRÈBE    decides ÉRABLE C2 not_validated for C2.2 C2.3 "Aucune décision des locataires n’a pu être racontée ; leurs savoir-faire ne sont pas nommés."
          ?        decision ÉRABLE C2 = not_validated C2.2 C2.3
          ?        motif ÉRABLE C2 = "Aucune décision des locataires n’a pu être racontée ; leurs savoir-faire ne sont pas nommés."

# HÊTRE, without the member who withdrew.
12:16:00  SITTELLE decides HÊTRE C1 validated                           ! no_right
          GRÈBE    decides HÊTRE C1 validated
12:16:20  GRÈBE    decides HÊTRE C2 validated
12:16:40  GRÈBE    decides HÊTRE C3 validated
12:17:00  GRÈBE    decides HÊTRE C4 validated
          GRÈBE    decides NOYER C1 validated                           ! candidate_away
          GRÈBE    decides IF C4 validated                              ! validated_already
12:18:00  MERLE    seals                                                ! decisions_missing value=37

# What is agreed is confirmed together.
12:19:00  GRÈBE    confirms what is agreed
          ?        undecided = 0 of 43
12:22:00  GRÈBE    writes for ÉRABLE C1 "Connaît le cadre du bailleur et décrit la résidence par des faits."
          GRÈBE    writes for SAULE C2 "Une posture qui rend visiblement les locataires autonomes, exemples à l’appui."
          ?        outcome CÈDRE = certified
          ?        outcome ÉRABLE = not_certified
          ?        outcome IF = certified
          ?        outcome NOYER = absent
          ?        version = 0, draft

# -- the seal: the private notes go with it -----------------------------------------------------------
12:30     ?        notes of PINSON on ACACIA = "Parle de la fête des voisins comme d’un but, pas d’un moyen."
          GRÈBE    seals                                                ! no_right
          MERLE    tells that PINSON is signed                          ! not_sealed
12:34     MERLE    seals
          ?        version = 1
          ?        notes of PINSON on ACACIA = ""
          MERLE    seals                                                ! sealed
          GRÈBE    undoes                                               ! gone_on
          PINSON   marks CÈDRE C1.3 4 "trop tard"                       ! sealed
12:36:00  PINSON   signs
12:36:30  MERLE    signs
12:37:00  GRÈBE    tells that SITTELLE is signed "J’ai quitté la salle pendant la délibération sur HÊTRE Gina."
12:37:30  GRÈBE    signs
          ?        signature SITTELLE = signed
