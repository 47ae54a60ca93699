# Group 2 sits down; two have not come to the table yet.

10:16     GRÈBE    signs in ÉRABLE
          GRÈBE    signs in CÈDRE without papers
          GRÈBE    tells HÊTRE is late
