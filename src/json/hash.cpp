#include "json/hash.h"

#include <QCryptographicHash>

#include <openssl/evp.h>

#include <array>
#include <memory>

namespace Weekglass::Json {
namespace {

struct FreeDigest
{
    void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

/// Fetching the algorithm and making a context cost more than hashing a small payload, so a thread does it
/// once.
struct Sha256
{
    std::unique_ptr<EVP_MD, FreeDigest> digest {EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    std::unique_ptr<EVP_MD_CTX, FreeDigest> context {EVP_MD_CTX_new()};

    bool hash(QByteArrayView bytes, std::array<unsigned char, 32>& result) const
    {
        return digest && context && EVP_DigestInit_ex2(context.get(), digest.get(), nullptr) == 1
            && EVP_DigestUpdate(context.get(), bytes.data(), static_cast<size_t>(bytes.size())) == 1
            && EVP_DigestFinal_ex(context.get(), result.data(), nullptr) == 1;
    }
};

}

QByteArray sha256Hex(QByteArrayView bytes)
{
    thread_local Sha256 sha256;
    std::array<unsigned char, 32> result {};
    if (!sha256.hash(bytes, result)) // an OpenSSL configured without it: Qt has its own, slower one
        return QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256).toHex();

    QByteArray hex(64, Qt::Uninitialized);
    char* to = hex.data();
    constexpr QByteArrayView digits("0123456789abcdef");
    for (const unsigned char byte : result) {
        *to++ = digits[byte >> 4];
        *to++ = digits[byte & 0xF];
    }
    return hex;
}

}
