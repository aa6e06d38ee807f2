// From the body of an answer of 14,000 rows to the rows: envelope, base64, AES, LZString, JSON.
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stdlib.h>
#include <string.h>
#include "decode.h"

enum { row_count = 14000, room = 8 << 20 };

struct decode {
  char *body;
  size_t length;
  unsigned char key[SHA256_DIGEST_LENGTH];
  unsigned char *cipher_text, *packed;
  char *json;
  struct row *rows;
};

static void *prepare(const char *directory) {
  struct decode *state = calloc(1, sizeof *state);
  state->body = contents(path_in(directory, "answer.json"), &state->length);
  size_t length;
  char *text = contents(path_in(directory, "answer.key"), &length);
  SHA256((unsigned char *)text, length, state->key);
  state->cipher_text = malloc(state->length);
  state->packed = malloc(state->length);
  state->json = malloc(room);
  state->rows = calloc(row_count, sizeof *state->rows);
  return state;
}

static void run(void *opaque, size_t number) {
  (void)number;
  struct decode *state = opaque;
  static const char field[] = "\"response\":\"";
  char *text = strstr(state->body, field);
  require(text != NULL, "an encrypted response");
  text += sizeof field - 1;
  char *end = strchr(text, '"');
  size_t length = decode_base64(text, (size_t)(end - text), state->cipher_text);

  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  int first, last;
  require(EVP_DecryptInit_ex(context, EVP_aes_256_cbc(), NULL, state->key, state->key)
            && EVP_DecryptUpdate(context, state->packed, &first, state->cipher_text, (int)length)
            && EVP_DecryptFinal_ex(context, state->packed + first, &last),
          "a key that fits");
  EVP_CIPHER_CTX_free(context);

  length = unpack(state->packed, (size_t)(first + last), (unsigned char *)state->json, room - 1);
  require(parse_rows(state->json, length, "diagnosa", state->rows, row_count) == row_count, "14,000 rows");
}

const struct limit decode_limits[] = {{"c-decode", "C, body to rows", 8, prepare, NULL, run, NULL}, {0}};
