#include "widgets/parts/elidedlabel.h"

#include <QPainter>
#include <QStyle>

namespace Weekglass {

namespace {

constexpr int LeastCharacters = 8;

}

ElidedLabel::ElidedLabel(const char* name, QWidget* parent)
    : QLabel(parent)
{
    setObjectName(QString::fromLatin1(name));
    setTextFormat(Qt::PlainText);
}

void ElidedLabel::setWhole(const QString& text)
{
    setText(text);
    setToolTip(text.toHtmlEscaped());
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QSize whole = QLabel::sizeHint();
    return {std::min(whole.width(), LeastCharacters * fontMetrics().averageCharWidth()), whole.height()};
}

void ElidedLabel::paintEvent(QPaintEvent* event)
{
    if (fontMetrics().horizontalAdvance(text()) <= contentsRect().width())
        return QLabel::paintEvent(event);
    QPainter painter(this);
    const QString cut = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()), palette(), isEnabled(),
                          cut, foregroundRole());
}

}
