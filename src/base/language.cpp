#include "base/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace Weekglass {

namespace {

void install(const QLocale& locale, const char* file, const QString& folder)
{
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, QLatin1String(file), QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
}

}

void installLanguage()
{
    const QString own = QStringLiteral(":/i18n");
    // “1 week”, “2 weeks”: the sources have one form only
    install(QLocale(QLocale::English), "weekglass", own);
    if (QLocale().language() == QLocale::English)
        return;
    // Qt's own words: of its buttons and file dialogs
    install(QLocale(), "qtbase", QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QLocale(), "weekglass", own);
}

}
