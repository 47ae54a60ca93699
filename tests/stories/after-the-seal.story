# What may still be done once the minutes are sealed: sign, correct the form by two people,
# deliberate again; and what may not.  A short day: one group, the others away.

08:20     GRÈBE    validates DATTIER C3 before "EX-2025-01"
          GRÈBE    undoes
          GRÈBE    redoes
          GRÈBE    validates DATTIER C3 before "EX-2025-01"     ! nothing
          PINSON   validates DATTIER C1 before "EX-2025-01"     ! no_right
08:30     GRÈBE    enters CÈDRE 3 3 3 3 "Nadège Milan"
          GRÈBE    clears the written CÈDRE C4
          ?        written CÈDRE C4 = cleared
          GRÈBE    undoes
          ?        written CÈDRE C4 = 3
08:52     MERLE    opens the jury
09:00     GRÈBE    signs in CÈDRE
          GRÈBE    signs in ACACIA
          GRÈBE    signs in DATTIER
          GRÈBE    tells ÉRABLE is excused
          GRÈBE    tells FRÊNE is absent
          GRÈBE    tells GENÉVRIER is absent
          GRÈBE    tells HÊTRE is absent
          GRÈBE    tells IF is absent
          GRÈBE    tells JUJUBIER is absent
          GRÈBE    tells SAULE is absent
          GRÈBE    tells MÛRIER is absent
09:04:00  GRÈBE    starts présentation
09:14:00  GRÈBE    ends
09:15:00  GRÈBE    starts échange
@micro    MERLE    reports breakdown of CÈDRE "micro coupé"
09:35:00  MERLE    ends all the same "temps épuisé"
          MERLE    fills CÈDRE   3 3 3 3 3 3 3 3 3 3 3 3
          MERLE    fills ACACIA  3 2 3 3 3 3 3 3 3 3 3 3
          MERLE    fills DATTIER 3 3 3 3 3 3 3 3 3 3 3 3
          PINSON   fills CÈDRE   3 3 3 3 3 3 3 3 3 3 3 3
          PINSON   fills ACACIA  3 2 3 3 3 3 3 3 3 3 3 3
          PINSON   fills DATTIER 3 3 3 3 3 3 3 3 3 3 3 3
          PINSON   notes DATTIER "À relire."
          MERLE    opens the deliberation "fiche papier"
          ?        proposal ACACIA C1 = not_validated 0/2/1
          ?        undecided = 11 of 11

# Confirmed at once, and taken back at once.  A refusal that is agreed on waits for its reason.
+0:10     GRÈBE    confirms what is agreed
          ?        undecided = 1 of 11
+0:10     GRÈBE    undoes
          ?        undecided = 11 of 11
+0:10     GRÈBE    redoes
          ?        undecided = 1 of 11
+0:10     MERLE    decides CÈDRE C2 reserved                    ! reason_needed
          MERLE    decides CÈDRE C2 reserved "identité à vérifier"
          ?        outcome CÈDRE = reserved
+0:10     GRÈBE    undoes                                       ! changed_since person=MERLE
          MERLE    undoes
          ?        decision CÈDRE C2 = validated
+0:10     MERLE    decides ACACIA C1 validated                  ! reason_needed
@motif    GRÈBE    decides ACACIA C1 not_validated for C1.3 "Le choix du colectif n’est pas justifié."
          ?        outcome ACACIA = not_certified
+0:10     MERLE    seals                                        ! outcome_missing candidate=NOYER
          GRÈBE    sets NOYER to absent                         ! reason_needed
          GRÈBE    sets NOYER to absent "n’a pas répondu à l’appel"
          ?        outcome NOYER = absent
          GRÈBE    lets NOYER follow the rule
          ?        outcome NOYER = none
          GRÈBE    tells NOYER is absent
          MERLE    rectifies the place "Salle 2"                ! not_sealed
          MERLE    deliberates again "erreur"                   ! not_sealed
+0:10     MERLE    seals
          ?        version = 1
          ?        notes of PINSON on DATTIER = ""

# Signed by each, or told for them.
+1:00     PINSON   signs
          PINSON   tells that SITTELLE is absent                ! president_or_secretary
          GRÈBE    tells that SITTELLE is absent
          GRÈBE    undoes
          ?        signature SITTELLE = none
          GRÈBE    tells that SITTELLE is refused "ne partage pas la décision sur ACACIA"
          ?        signature SITTELLE = refused

# Form, by two: a name, a date, a word; never a decision.
+1:00     GRÈBE    rectifies the given of ACACIA "Alicia"       ! president_only
@given    MERLE    rectifies the given of ACACIA "Alicia"
          ?        version = 1
          MERLE    confirms @given                              ! second_person
          GRÈBE    confirms @given
          ?        version = 2
          MERLE    undoes                                       ! changed_since
@word     MERLE    rectifies @motif "Le choix du collectif n’est pas justifié."
          PINSON   confirms @word
          ?        motif ACACIA C1 = "Le choix du collectif n’est pas justifié."
          ?        version = 3
          MERLE    rectifies the date "le 24"                   ! nothing_such
@date     MERLE    rectifies the date "2026-11-25"
          MERLE    undoes
          GRÈBE    confirms @date                               ! nothing_such
          MERLE    rectifies @micro "micro débranché"
          ?        version = 3
          GRÈBE    decides ACACIA C1 validated "après coup"     ! sealed

# Anything else is decided by the jury again.
+1:00     GRÈBE    deliberates again "recours d’ACACIA"         ! president_only
          MERLE    deliberates again                            ! reason_needed
          MERLE    deliberates again "recours d’ACACIA"
          ?        version = 3, reopened
          GRÈBE    tells ACACIA is gave_up                      ! decisions_only
          MERLE    tells SITTELLE is out
          PINSON   marks ACACIA C1.3 3 "relu le dossier"
          GRÈBE    undoes                                       ! not_undoable
          GRÈBE    decides ACACIA C1 validated
          ?        outcome ACACIA = certified
+0:10     MERLE    seals
          ?        version = 4
          ?        signature PINSON = none
          MERLE    signs
          GRÈBE    issues on 2026-12-01
          GRÈBE    receives an appeal of CÈDRE "par lettre"
          GRÈBE    closes the appeal of CÈDRE
