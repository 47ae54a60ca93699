/* documents: see documents.h. */
#include "paper/documents.h"
