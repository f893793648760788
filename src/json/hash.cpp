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

}

struct Sha256::Private
{
    std::unique_ptr<EVP_MD, FreeDigest> digest {EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    std::unique_ptr<EVP_MD_CTX, FreeDigest> context {EVP_MD_CTX_new()};
    QCryptographicHash fallback {
        QCryptographicHash::Sha256}; ///< slower, for an OpenSSL configured without it
    bool isFast = begin();

    bool begin() const
    {
        return digest && context && EVP_DigestInit_ex2(context.get(), digest.get(), nullptr) == 1;
    }
};

Sha256::Sha256()
    : d(std::make_unique<Private>())
{
}

Sha256::~Sha256() = default;

void Sha256::add(QByteArrayView piece)
{
    if (d->isFast)
        EVP_DigestUpdate(d->context.get(), piece.data(), static_cast<size_t>(piece.size()));
    else
        d->fallback.addData(piece);
}

QByteArray Sha256::hex()
{
    if (!d->isFast) {
        QByteArray hex = d->fallback.result().toHex();
        d->fallback.reset();
        return hex;
    }
    std::array<unsigned char, 32> result {};
    EVP_DigestFinal_ex(d->context.get(), result.data(), nullptr);
    d->isFast = d->begin();
    QByteArray hex(64, Qt::Uninitialized);
    char* to = hex.data();
    constexpr QByteArrayView digits("0123456789abcdef");
    for (const unsigned char byte : result) {
        *to++ = digits[byte >> 4];
        *to++ = digits[byte & 0xF];
    }
    return hex;
}

QByteArray sha256Hex(QByteArrayView bytes)
{
    thread_local Sha256 sha256; // fetching the algorithm costs more than hashing a small payload
    sha256.add(bytes);
    return sha256.hex();
}

}
