#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringDecoder>

namespace Weekglass {

/// A value or a name in UTF-8, whole. QString::fromUtf8() drops a U+FEFF at the beginning, as is right for a
/// file; of a value it would be a part, and of a name it would make another name.
inline QString fromUtf8(QByteArrayView utf8)
{
    if (!utf8.startsWith("\xEF\xBB\xBF"))
        return QString::fromUtf8(utf8);
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    return decoder(utf8);
}

}
