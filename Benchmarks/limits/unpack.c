// LZString: every entry of the dictionary is a place in the output that is written already, and a length.
#include <stdint.h>
#include <stdlib.h>
#include "decode.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";

struct bits {
  const unsigned char *place, *end;
  // The next bits, the first one on top.
  uint64_t held;
  unsigned count;
  unsigned char values[256];
};

// Numbers stand least significant bit first in characters of six bits, most significant bit first.
static uint32_t take(struct bits *bits, unsigned width) {
  while (bits->count < width) {
    require(bits->place < bits->end, "packed text with an end mark");
    unsigned char value = bits->values[*bits->place++];
    require(value < 64, "characters of packed text");
    bits->held |= (uint64_t)value << (58 - bits->count);
    bits->count += 6;
  }
  uint32_t backwards = (uint32_t)(bits->held >> 32);
  bits->held <<= width;
  bits->count -= width;
  backwards = (backwards >> 1 & 0x55555555) | (backwards & 0x55555555) << 1;
  backwards = (backwards >> 2 & 0x33333333) | (backwards & 0x33333333) << 2;
  backwards = (backwards >> 4 & 0x0f0f0f0f) | (backwards & 0x0f0f0f0f) << 4;
  backwards = __builtin_bswap32(backwards);
  return backwards & ((1u << width) - 1);
}

struct entry {
  uint32_t start, length;
};

static size_t to_utf8(const uint16_t *units, size_t count, unsigned char *bytes, size_t room) {
  unsigned char *out = bytes, *end = bytes + room - 4;
  for (size_t place = 0; place < count; place++) {
    require(out < end, "room for the text");
    uint32_t scalar = units[place];
    if (scalar < 0x80) {
      *out++ = (unsigned char)scalar;
      continue;
    }
    if (scalar >> 10 == 0x36 && place + 1 < count && units[place + 1] >> 10 == 0x37)
      scalar = 0x10000 + ((scalar & 0x3ff) << 10 | (units[++place] & 0x3ff));
    else if (scalar >> 11 == 0x1b)
      scalar = 0xfffd;
    if (scalar >= 0x10000) *out++ = (unsigned char)(0xf0 | scalar >> 18), *out++ = (unsigned char)(0x80 | (scalar >> 12 & 63));
    else if (scalar >= 0x800) *out++ = (unsigned char)(0xe0 | scalar >> 12);
    else *out++ = (unsigned char)(0xc0 | scalar >> 6);
    if (scalar >= 0x800) *out++ = (unsigned char)(0x80 | (scalar >> 6 & 63));
    *out++ = (unsigned char)(0x80 | (scalar & 63));
  }
  return (size_t)(out - bytes);
}

size_t unpack(const unsigned char *text, size_t length, unsigned char *bytes, size_t room) {
  static uint16_t *units;
  static struct entry *entries;
  if (!units) units = malloc(room * sizeof *units), entries = malloc((room + 2) * sizeof *entries);
  struct bits bits = {text, text + length, 0, 0, {0}};
  for (size_t value = 0; value < 256; value++) bits.values[value] = 64;
  for (unsigned char value = 0; value < 64; value++) bits.values[(unsigned char)alphabet[value]] = value;

  uint32_t written = 0, known = 0;
  struct entry previous = {0, 0};
  for (;;) {
    // Three marks stand before the entries, and the width covers the code that comes next.
    unsigned width = 32 - (unsigned)__builtin_clz(known + 3);
    uint32_t code = take(&bits, width), start = written;
    if (code == 2) break;
    if (code < 2) {
      require(written < room, "room for the text");
      units[written++] = (uint16_t)take(&bits, code ? 16 : 8);
      entries[known++] = (struct entry){start, 1};
      if (previous.length) entries[known++] = (struct entry){previous.start, previous.length + 1};
    } else {
      require(previous.length && code - 3 <= known, "a known code");
      entries[known++] = (struct entry){previous.start, previous.length + 1};
      struct entry entry = entries[code - 3];
      require(entry.length <= room - written, "room for the text");
      // One by one: an entry may reach into the very text that it appends.
      for (uint32_t place = entry.start; place < entry.start + entry.length; place++) units[written++] = units[place];
    }
    previous = (struct entry){start, written - start};
  }
  return to_utf8(units, written, bytes, room);
}
