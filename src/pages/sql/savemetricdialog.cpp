#include "pages/sql/savemetricdialog.h"

#include "base/safetext.h"
#include "game/usermetrics.h"
#include "trust/gametrust.h"
#include "ui_savemetricdialog.h"

#include <QRegularExpression>

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
    , m_ui(std::make_unique<Ui::SaveMetricDialog>())
    , m_game(std::move(game))
    , m_sql(std::move(sql))
{
    m_ui->setupUi(this);
    m_ui->buttons->addButton(m_ui->metricSave, QDialogButtonBox::AcceptRole);
    m_ui->metricFolder->setText(
        tr("A file in %1").arg(visibleText(userMetricsFolder() + QLatin1Char('/') + m_game)));
    resize(480, sizeHint().height());
    connect(m_ui->metricTitle, &QLineEdit::textEdited, this, &SaveMetricDialog::updateName);
    connect(m_ui->metricSave, &QPushButton::clicked, this, &SaveMetricDialog::save);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

SaveMetricDialog::~SaveMetricDialog() = default;

void SaveMetricDialog::updateName()
{
    static const QRegularExpression others(QStringLiteral("[^a-z0-9]+"));
    QString name = m_ui->metricTitle->text().toLower().replace(others, QStringLiteral("_"));
    while (name.startsWith(QLatin1Char('_')))
        name.remove(0, 1);
    m_ui->metricName->setText(name);
}

void SaveMetricDialog::save()
{
    MetricDefinition metric {
        .id = {},
        .title = m_ui->metricTitle->text().trimmed(),
        .unit = m_ui->metricUnit->text().trimmed(),
        .meaning = {.kind = m_ui->metricKind->currentIndex() == 1 ? MetricKind::Counter : MetricKind::Gauge},
        .description = m_ui->metricDescription->text().trimmed(),
        .query = {.name = {}, .text = m_sql.toUtf8()}};
    m_ui->metricSave->setEnabled(false);
    m_job.start(
        // by a pointer: g++ 12 takes an optional that is moved into the job for uninitialized
        [game = m_game, name = m_ui->metricName->text(), replace = m_ui->metricReplace->isChecked(),
         metric = std::make_shared<const MetricDefinition>(std::move(metric))](const std::stop_token&) {
            return saveTrusted(game, name, *metric, replace);
        },
        [this](const Result<QString>& path) {
            m_ui->metricSave->setEnabled(true);
            if (!path) {
                m_ui->metricMessage->setText(visibleLines(path.error().text()));
                return;
            }
            Q_EMIT saved(*path);
            accept();
        });
}

}
