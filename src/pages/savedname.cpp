#include "pages/savedname.h"

#include "base/utf8.h"
#include "json/strings.h"

namespace Weekglass {

QString savedPrefix(const WeekIdentity& week, const QStringList& parts)
{
    QByteArray prefix;
    for (const QString& part :
         QStringList {fromUtf8(week.systemIdentifier), QString::number(week.oid), week.name} + parts)
        prefix += Json::quoted(part) + '/';
    return fromUtf8(prefix);
}

}
