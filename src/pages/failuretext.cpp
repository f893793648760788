#include "pages/failuretext.h"

#include "base/safetext.h"

#include <QCoreApplication>

namespace Weekglass {

QString failureText(const Error& error, int characters)
{
    return error.kind == Error::Kind::Connection ? QCoreApplication::translate("Pages", "Not connected.")
                                                 : visibleLines(error.text(), characters);
}

}
