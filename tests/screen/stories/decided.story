# The jury has decided: who was not heard has an outcome set by hand, one refusal, one gap.

14:20:00  GRÈBE    decided code=validated
          GRÈBE    decided candidate=CÈDRE item=C2 code=not_validated value=6 "Les locataires n’ont pas décidé de l’action présentée."
          GRÈBE    decided candidate=CÈDRE item=C1 code=validated "le dossier le montre"
          GRÈBE    joint_appreciation candidate=CÈDRE item=C1 "Connaît le quartier et le dit simplement."
          GRÈBE    decided candidate=DATTIER item=C1 code=validated
          GRÈBE    decided candidate=GENÉVRIER item=C1 code=validated
          GRÈBE    decided candidate=IF item=C1 code=not_validated value=2 "Le territoire reste décrit en général."
          GRÈBE    decided candidate=IF item=C2 code=not_validated value=1 "L’écoute n’est pas montrée."
          GRÈBE    decided candidate=IF item=C3 code=validated
14:30:00  GRÈBE    outcome_set candidate=ÉRABLE code=postponed "entendu à une autre session"
          GRÈBE    outcome_set candidate=HÊTRE code=postponed "entendu à une autre session"
          GRÈBE    outcome_set candidate=ACACIA code=postponed "entendu à une autre session"
          GRÈBE    outcome_set candidate=FRÊNE code=gave_up "a quitté la session"
          GRÈBE    outcome_set candidate=JUJUBIER code=absent "jamais venue"
          GRÈBE    outcome_set candidate=SAULE code=absent "jamais venue"
          GRÈBE    outcome_set candidate=MÛRIER code=excused "certificat reçu"
