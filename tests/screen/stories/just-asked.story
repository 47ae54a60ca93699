10:39:09  PINSON   asks c to CÈDRE
