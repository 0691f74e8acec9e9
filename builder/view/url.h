/* URLs: built from ids and codes, relative to the page that links. */
#ifndef VIEW_URL_H
#define VIEW_URL_H

#include "base/str.h"

/* The way from the page `from` to the file `to`, both paths in the site:
 * ("departments/a/2023.html", "assets/style.css") is "../../assets/style.css".
 */
struct str url_relative(struct arena *a, struct str from, struct str to);

#endif
