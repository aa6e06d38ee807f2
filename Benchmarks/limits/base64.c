#include <stdint.h>
#include "decode.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

size_t decode_base64(const char *text, size_t length, unsigned char *bytes) {
  static unsigned char values[256];
  static int is_ready;
  if (!is_ready) {
    for (size_t value = 0; value < 256; value++) values[value] = 64;
    for (unsigned char value = 0; value < 64; value++) values[(unsigned char)alphabet[value]] = value;
    is_ready = 1;
  }
  require(length % 4 == 0 && length > 0, "base64 in fours");
  size_t padding = (size_t)(text[length - 1] == '=') + (text[length - 2] == '=');
  const unsigned char *place = (const unsigned char *)text;
  unsigned char foreign = 0, *out = bytes;
  for (size_t group = 0; group < length / 4; group++, place += 4, out += 3) {
    unsigned char one = values[place[0]], two = values[place[1]], three = values[place[2]], four = values[place[3]];
    if (group + 1 == length / 4) {
      if (padding > 0) four = 0;
      if (padding > 1) three = 0;
    }
    foreign |= one | two | three | four;
    uint32_t bits = (uint32_t)one << 18 | (uint32_t)two << 12 | (uint32_t)three << 6 | four;
    out[0] = (unsigned char)(bits >> 16);
    out[1] = (unsigned char)(bits >> 8);
    out[2] = (unsigned char)bits;
  }
  require(!(foreign & 64), "characters of base64");
  return length / 4 * 3 - padding;
}
