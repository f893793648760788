#include "widgets/parts/typedconfirmation.h"

#include "base/safetext.h"
#include "widgets/parts/environmentmark.h"
#include "widgets/parts/formparts.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace Weekglass {

TypedConfirmation::TypedConfirmation(const char* name, const WeekIdentity& week, Environment environment,
                                     QWidget* parent)
    : QWidget(parent)
    , m_phrase(week.confirmation())
{
    if (environment != Environment::Production) {
        hide();
        return;
    }
    m_field = textField(name);
    m_field->setAccessibleName(tr("Confirmation: name@system identifier of the week"));
    auto* hint = textLabel("typedHint", tr("Type exactly: %1").arg(visibleText(m_phrase)));
    auto* top = new QHBoxLayout;
    top->addWidget(hint, 1);
    top->addWidget(new EnvironmentMark(environment));
    auto* form = new QFormLayout(this);
    form->setContentsMargins({});
    form->addRow(top);
    form->addRow(tr("To co&nfirm:"), m_field);
    connect(m_field, &QLineEdit::textChanged, this, &TypedConfirmation::changed);
}

bool TypedConfirmation::isTyped() const
{
    return !m_field || m_field->text().trimmed() == m_phrase;
}

void TypedConfirmation::clear()
{
    if (m_field)
        m_field->clear();
}

}
