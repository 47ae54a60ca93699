# Questions: who asked whom, at which level; what is due; the minimum; reopening.

08:52     MERLE    opens the jury
          GRÈBE    signs in CÈDRE
          GRÈBE    signs in ACACIA
          GRÈBE    signs in ÉRABLE
          GRÈBE    tells DATTIER is absent
          MERLE    asks a to ACACIA                   ! no_questions_now
09:00:00  GRÈBE    starts présentation
09:10:00  GRÈBE    ends
          MERLE    asks a to ACACIA                   ! no_questions_now
09:11:00  GRÈBE    starts échange
          ?        due = 6                            # three here, two each
          ?        due DATTIER = 0
          ?        pace = 3:20                        # 20:00 by six
          ?        owed = a to CÈDRE
09:11:30  MERLE    asks b to ACACIA
          ?        questions ACACIA = 1
          ?        questions ACACIA at b = 1
          ?        due = 5
          ?        pace = 3:50                        # 19:30 by five
          MERLE    asks a to DATTIER                  ! candidate_away
          MERLE    asks C2.1 to ACACIA                ! nothing_such

# A member logs their own; the keeper logs everybody's, and says whose.
          PINSON   logs a of MERLE to CÈDRE           ! own_questions_only person=GRÈBE
          GRÈBE    logs a of PINSON to CÈDRE
          GRÈBE    logs a of GRÈBE to CÈDRE           ! no_right person=GRÈBE
          ?        questions CÈDRE at a = 1
          ?        owed = c to ÉRABLE                 # least asked; a and b were met already

# A question to the group, or a follow-up, counts for nobody here.
09:12:00  SITTELLE asks c to the group
          ?        due = 4
@relance  SITTELLE asks b to ACACIA
          ?        questions ACACIA = 2
          SITTELLE question_changed ref=@relance person=SITTELLE item=b code=follow_up
          ?        questions ACACIA = 1
          PINSON   question_changed ref=@relance person=PINSON item=b code=question   ! not_yours person=SITTELLE
          SITTELLE undoes
          ?        questions ACACIA = 2
          ?        due ACACIA = 0

# Undone and done again; never another's.
09:13:00  PINSON   asks c to CÈDRE
          ?        due CÈDRE = 0
          PINSON   undoes
          ?        due CÈDRE = 1
          MERLE    undoes @relance                    ! not_yours person=SITTELLE
          PINSON   redoes
          ?        due CÈDRE = 0
          ?        due = 2                            # ÉRABLE's

# The minimum stops everybody but the president, who gives a reason.
09:30:00  GRÈBE    ends                               ! under_minimum value=2
          GRÈBE    ends all the same                  ! under_minimum
          MERLE    ends                               ! under_minimum
          MERLE    ends all the same                  ! reason_needed
          MERLE    ends all the same "temps épuisé"
          ?        phase = échange ended

# Who forgot to log one still may, until the first sheet is in; or the exchange is reopened.
09:31:00  MERLE    asks ÉRABLE
          ?        due = 1
          GRÈBE    starts notation
09:32:00  PINSON   reopens échange                    ! keeper_only
          MERLE    reopens échange
          ?        phase = échange running
          ?        elapsed = 19:00                    # as it was at the end
09:33:00  ?        left = 0:00
          PINSON   asks c to ÉRABLE
          ?        due = 0
          ?        pace = none
          ?        owed = none
          GRÈBE    ends
          GRÈBE    starts notation
09:34:00  MERLE    marks CÈDRE C1.2 3
          MERLE    hands in CÈDRE
          MERLE    asks a to CÈDRE                    ! no_questions_now
          MERLE    reopens échange                    ! sheet_in
