#include "widgets/parts/spoken.h"

#include <QAccessibleWidget>

namespace Weekglass {

namespace {

class SpokenInterface : public QAccessibleWidget
{
public:
    SpokenInterface(QWidget* widget, const Spoken& spoken)
        : QAccessibleWidget(
            widget, spoken.spokenAs() == Spoken::As::Chart ? QAccessible::Chart : QAccessible::Graphic)
        , m_spoken(spoken)
    {
    }

    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Value ? m_spoken.spokenValue() : QAccessibleWidget::text(which);
    }

private:
    const Spoken& m_spoken; // the widget itself
};

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object)
{
    const auto* spoken = dynamic_cast<const Spoken*>(object);
    return spoken ? new SpokenInterface(static_cast<QWidget*>(object), *spoken) : nullptr;
}

}

Spoken::Spoken(As as)
    : m_as(as)
{
    static const bool isInstalled = (QAccessible::installFactory(makeInterface), true);
    Q_UNUSED(isInstalled)
}

}
