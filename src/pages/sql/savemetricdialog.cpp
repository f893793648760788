#include "pages/sql/savemetricdialog.h"

#include "base/safetext.h"
#include "game/usermetrics.h"
#include "trust/gametrust.h"
#include "widgets/parts/formparts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

/// The user wrote it, so it is trusted as it is now.
Result<QString> saveTrusted(const QString& game, const QString& name, const MetricDefinition& metric,
                            bool replace)
{
    const auto path = saveUserMetric(userMetricsFolder() + QLatin1Char('/') + game, name, metric, replace);
    if (!path)
        return path;
    const auto saved = readUserMetric(*path, userMetricText(metric));
    if (!saved)
        return saved.error();
    const auto trusted = trustContent(userMetricContent(game, *saved));
    return trusted ? path : trusted.error();
}

}

SaveMetricDialog::SaveMetricDialog(QString game, QString sql, QWidget* parent)
    : QDialog(parent)
    , m_game(std::move(game))
    , m_sql(std::move(sql))
    , m_title(new QLineEdit)
    , m_name(new QLineEdit)
    , m_unit(new QLineEdit)
    , m_kind(new QComboBox)
    , m_description(new QLineEdit)
    , m_replace(new QCheckBox(tr("&Replace a metric of this name")))
    , m_message(wrappedLabel("metricMessage"))
    , m_save(new QPushButton(tr("&Save")))
{
    setObjectName(QStringLiteral("saveMetricDialog"));
    setWindowTitle(tr("Save as a metric of the game"));
    m_kind->addItem(tr("Gauge: goes up and down"));
    m_kind->addItem(tr("Counter: only grows"));
    setupLayout();
    connect(m_title, &QLineEdit::textEdited, this, &SaveMetricDialog::updateName);
    connect(m_save, &QPushButton::clicked, this, &SaveMetricDialog::save);
}

void SaveMetricDialog::setupLayout()
{
    m_title->setObjectName(QStringLiteral("metricTitle"));
    m_name->setObjectName(QStringLiteral("metricName"));
    m_unit->setObjectName(QStringLiteral("metricUnit"));
    m_unit->setPlaceholderText(tr("of the values, such as credits"));
    m_save->setObjectName(QStringLiteral("metricSave"));
    m_save->setDefault(true);
    auto* form = new QFormLayout;
    form->addRow(tr("&Title:"), m_title);
    form->addRow(tr("&File name:"), m_name);
    form->addRow(tr("&Unit:"), m_unit);
    form->addRow(tr("&Kind:"), m_kind);
    form->addRow(tr("&Description:"), m_description);
    form->addRow({}, m_replace);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* folder =
        new QLabel(tr("A file in %1").arg(visibleText(userMetricsFolder() + QLatin1Char('/') + m_game)));
    folder->setTextFormat(Qt::PlainText);
    folder->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(folder);
    column->addWidget(m_message);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(480, sizeHint().height());
}

void SaveMetricDialog::updateName()
{
    static const QRegularExpression others(QStringLiteral("[^a-z0-9]+"));
    QString name = m_title->text().toLower().replace(others, QStringLiteral("_"));
    while (name.startsWith(QLatin1Char('_')))
        name.remove(0, 1);
    m_name->setText(name);
}

void SaveMetricDialog::save()
{
    MetricDefinition metric {.id = {},
                             .title = m_title->text().trimmed(),
                             .unit = m_unit->text().trimmed(),
                             .kind = m_kind->currentIndex() == 1 ? MetricKind::Counter : MetricKind::Gauge,
                             .description = m_description->text().trimmed(),
                             .query = {.name = {}, .text = m_sql.toUtf8()}};
    m_save->setEnabled(false);
    m_job.start(
        // by a pointer: g++ 12 takes an optional that is moved into the job for uninitialized
        [game = m_game, name = m_name->text(), replace = m_replace->isChecked(),
         metric = std::make_shared<const MetricDefinition>(std::move(metric))](const std::stop_token&) {
            return saveTrusted(game, name, *metric, replace);
        },
        [this](const Result<QString>& path) {
            m_save->setEnabled(true);
            if (!path) {
                m_message->setText(visibleLines(path.error().text()));
                return;
            }
            Q_EMIT saved(*path);
            accept();
        });
}

}
