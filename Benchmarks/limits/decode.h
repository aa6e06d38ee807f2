// The stages from an encrypted answer to its rows. Each returns what it wrote, and ends the program on anything odd.
#pragma once
#include <stddef.h>
#include "limit.h"

size_t decode_base64(const char *text, size_t length, unsigned char *bytes);
// Unpacks LZString's form for addresses; `bytes` gets UTF-8, at most `room` of it.
size_t unpack(const unsigned char *text, size_t length, unsigned char *bytes, size_t room);
// Takes `{"LIST": [{"kode": …, "nama": …}, …]}` apart in place: the rows point into `json`.
size_t parse_rows(char *json, size_t length, const char *list, struct row *rows, size_t room);
