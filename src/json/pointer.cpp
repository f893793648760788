#include "json/pointer.h"

namespace Weekglass::Json {

QString pointerStep(QString key)
{
    key.replace(QLatin1Char('~'), QStringLiteral("~0"));
    key.replace(QLatin1Char('/'), QStringLiteral("~1"));
    return key;
}

QStringList pointerKeys(const QString& pointer)
{
    if (pointer.isEmpty())
        return {};
    QStringList keys = pointer.split(QLatin1Char('/'));
    if (pointer.startsWith(QLatin1Char('/')))
        keys.removeFirst();
    for (QString& key : keys) {
        key.replace(QLatin1String("~1"), QLatin1String("/"));
        key.replace(QLatin1String("~0"), QLatin1String("~"));
    }
    return keys;
}

}
