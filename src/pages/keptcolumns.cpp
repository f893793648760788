#include "pages/keptcolumns.h"

#include "pages/keptvalue.h"
#include "widgets/parts/columnchoice.h"

namespace Weekglass {

void keepColumns(ColumnChoice* choice, const QString& key)
{
    auto* kept = new KeptValue(key, choice);
    QObject::connect(choice, &ColumnChoice::chosen, kept, [choice, kept] { kept->write(choice->toJson()); });
    kept->read([choice](const QByteArray& json) { choice->restore(json); });
}

}
