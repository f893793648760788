#include "pages/health/thresholdsdialog.h"

#include "base/safetext.h"
#include "widgets/parts/formparts.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Weekglass {

ThresholdsDialog::ThresholdsDialog(const Thresholds& thresholds, QWidget* parent)
    : QDialog(parent)
    , m_text(new QPlainTextEdit)
    , m_problem(textLabel("thresholdsProblem"))
{
    setObjectName(QStringLiteral("thresholdsDialog"));
    setWindowTitle(tr("Thresholds"));
    auto* words = wrappedLabel("thresholdsWords");
    words->setText(tr("The limits from which a figure is a warning or critical; null: never. They are kept "
                      "for this server on this computer, for the window and weekglassctl."));
    m_text->setObjectName(QStringLiteral("thresholdsText"));
    m_text->setAccessibleName(tr("Limits as JSON"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setPlainText(QString::fromUtf8(thresholds.toJson()));
    m_text->setTabChangesFocus(true);
    m_problem->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel
                                         | QDialogButtonBox::RestoreDefaults);
    connect(buttons, &QDialogButtonBox::accepted, this, &ThresholdsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ThresholdsDialog::reject);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            [this] { m_text->setPlainText(QString::fromUtf8(Thresholds::defaults().toJson())); });
    auto* column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(m_text, 1);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    resize(640, 560);
}

void ThresholdsDialog::accept()
{
    const QByteArray json = m_text->toPlainText().toUtf8();
    const auto parsed = Thresholds::parse(json, tr("the thresholds"));
    if (!parsed) {
        m_problem->setText(visibleLines(parsed.error().text()));
        m_problem->show();
        return;
    }
    Q_EMIT chosen(parsed->toJson() == Thresholds::defaults().toJson() ? QByteArray() : json);
    QDialog::accept();
}

}
