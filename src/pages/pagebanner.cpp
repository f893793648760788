#include "pages/pagebanner.h"

#include "base/safetext.h"
#include "weeks/weekhandle.h"

namespace Weekglass {

namespace {

constexpr int MessageCharacters = 2000;

}

PageBanner::PageBanner(QWidget* parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("pageBanner"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAutoFillBackground(true);
    setForegroundRole(QPalette::ToolTipText);
    setBackgroundRole(QPalette::ToolTipBase);
    setMargin(6);
    hide();
}

void PageBanner::showFailure(const Error& error, bool hasRows)
{
    const QString stays =
        isGone(error) && hasRows ? QLatin1Char('\n') + tr("What was loaded stays here to read.") : QString();
    setText(visibleLines(error.text(), MessageCharacters) + stays);
    show();
}

}
