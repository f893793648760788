#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace Weekglass::Json {

/// SHA-256 as 64 lower-case hexadecimal digits. May be called from any thread.
QByteArray sha256Hex(QByteArrayView bytes);

/// The same of what comes piece by piece.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(QByteArrayView piece);
    /// Of all that was added; begins anew.
    QByteArray hex();

private:
    struct Private;
    const std::unique_ptr<Private> d;
};

}
