# Two of three members have left before group 2 begins: nobody has a quorum.

10:17     GRÈBE    tells PINSON is out
          GRÈBE    tells SITTELLE is out
