/* document: see document.h. */
#include "export/document.h"
