# Something that takes more than a line to tell.

10:41:00  GRÈBE    reports irregularity "une candidate consulte son téléphone pendant que l’autre répond ; elle le range quand la présidente le lui demande"
