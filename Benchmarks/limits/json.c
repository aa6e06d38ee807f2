// Rows out of JSON, unescaped in place: a text never grows by it.
#include <string.h>
#include "decode.h"

struct scan {
  char *place, *end;
};

static void skip_space(struct scan *scan) {
  while (scan->place < scan->end && (*scan->place == ' ' || *scan->place == '\n' || *scan->place == '\t' || *scan->place == '\r'))
    scan->place++;
}

static void expect(struct scan *scan, char character) {
  skip_space(scan);
  require(scan->place < scan->end && *scan->place++ == character, "the JSON of a list");
}

static int follows(struct scan *scan, char character) {
  skip_space(scan);
  if (scan->place >= scan->end || *scan->place != character) return 0;
  return scan->place++, 1;
}

static unsigned hexadecimal(const char *digits) {
  unsigned value = 0;
  for (size_t place = 0; place < 4; place++) {
    char digit = digits[place];
    int worth = digit >= '0' && digit <= '9' ? digit - '0' : (digit | 32) >= 'a' && (digit | 32) <= 'f' ? (digit | 32) - 'a' + 10 : -1;
    require(worth >= 0, "hexadecimal digits");
    value = value << 4 | (unsigned)worth;
  }
  return value;
}

static char *put(char *out, unsigned scalar) {
  if (scalar < 0x80) return *out++ = (char)scalar, out;
  if (scalar < 0x800) {
    *out++ = (char)(0xc0 | scalar >> 6);
  } else if (scalar < 0x10000) {
    *out++ = (char)(0xe0 | scalar >> 12), *out++ = (char)(0x80 | (scalar >> 6 & 63));
  } else {
    *out++ = (char)(0xf0 | scalar >> 18), *out++ = (char)(0x80 | (scalar >> 12 & 63)), *out++ = (char)(0x80 | (scalar >> 6 & 63));
  }
  return *out++ = (char)(0x80 | (scalar & 63)), out;
}

static char *unescape(struct scan *scan, char *out) {
  static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  char name = *scan->place++;
  if (name != 'u') {
    const char *found = name ? strchr(names, name) : NULL;
    require(found != NULL, "a known escape");
    *out = meanings[found - names];
    return out + 1;
  }
  require(scan->end - scan->place > 4, "four digits");
  unsigned scalar = hexadecimal(scan->place);
  scan->place += 4;
  if (scalar >> 10 == 0x36 && scan->end - scan->place > 6 && scan->place[0] == '\\' && scan->place[1] == 'u') {
    scalar = 0x10000 + ((scalar & 0x3ff) << 10 | (hexadecimal(scan->place + 2) & 0x3ff));
    scan->place += 6;
  }
  return put(out, scalar);
}

// The text, ended by a zero where its closing quote or an earlier byte stood.
static char *text_of(struct scan *scan) {
  expect(scan, '"');
  char *text = scan->place, *end = text;
  while (*end != '"' && *end != '\\') require((unsigned char)*end++ >= 0x20, "no control characters");
  scan->place = end;
  while (*scan->place != '"') {
    require(scan->place < scan->end, "a closing quote");
    if (*scan->place == '\\') scan->place++, end = unescape(scan, end);
    else *end++ = *scan->place++;
  }
  scan->place++;
  *end = 0;
  return text;
}

static struct row row_of(struct scan *scan) {
  struct row row = {0};
  do {
    const char *field = text_of(scan);
    expect(scan, ':');
    const char *value = text_of(scan);
    if (!strcmp(field, "kode")) row.code = value;
    else if (!strcmp(field, "nama")) row.name = value;
  } while (follows(scan, ','));
  expect(scan, '}');
  require(row.code && row.name, "a code and a name");
  // A name repeats its code in front.
  size_t length = strlen(row.code);
  if (!strncmp(row.name, row.code, length) && !strncmp(row.name + length, " - ", 3)) row.name += length + 3;
  return row;
}

size_t parse_rows(char *json, size_t length, const char *list, struct row *rows, size_t room) {
  json[length] = 0;
  struct scan scan = {json, json + length};
  size_t count = 0;
  expect(&scan, '{');
  require(!strcmp(text_of(&scan), list), "the list");
  expect(&scan, ':');
  expect(&scan, '[');
  do {
    require(count < room, "no more rows");
    expect(&scan, '{');
    rows[count++] = row_of(&scan);
  } while (follows(&scan, ','));
  expect(&scan, ']');
  expect(&scan, '}');
  return count;
}
