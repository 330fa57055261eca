from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_append_only"),
    ]

    operations = [
        migrations.AlterField(
            model_name="entry",
            name="act",
            field=models.CharField(
                choices=[
                    ("refused", "ditolak"),
                    ("office.made", "jabatan dibuat"),
                    ("account.made", "akun dibuat"),
                    ("right.granted", "wewenang diberikan"),
                    ("account.signed_in", "masuk"),
                    ("reports.loaded", "laporan dimuat"),
                    ("story.confirmed", "cerita dikonfirmasi"),
                    ("story.rejected", "cerita ditolak"),
                    ("fact.confirmed", "fakta dikonfirmasi"),
                    ("fact.corrected", "fakta dikoreksi"),
                    ("fact.left_open", "fakta dibiarkan berbeda"),
                    ("decision.undone", "putusan diurungkan"),
                    ("case.opened", "kasus dibuka"),
                    ("case.renewed", "kasus diperpanjang"),
                    ("case.closed", "kasus ditutup"),
                    ("action.planned", "tindakan ditetapkan"),
                    ("action.done", "tindakan dilaporkan selesai"),
                    ("meeting.planned", "rapat direncanakan"),
                    ("agenda.proposed", "agenda diusulkan"),
                    ("agenda.changed", "agenda diubah"),
                    ("meeting.decided", "keputusan dicatat"),
                    ("meeting.held", "rapat ditutup"),
                    ("outlook.issued", "prakiraan dibuat"),
                    ("outlook.settled", "prakiraan dicocokkan"),
                ],
                max_length=40,
            ),
        ),
    ]
