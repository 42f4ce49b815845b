BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE delegate (
	id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	person_id INTEGER NOT NULL, 
	stand_in_id INTEGER NOT NULL, 
	appointed_by INTEGER NOT NULL, 
	appointed_at TEXT NOT NULL, 
	until TEXT, 
	ended_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(stand_in_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "delegate" VALUES('d1','Release Manager',1,2,1,'2026-04-14T09:02:00.000000+00:00','2026-04-17T09:00:00.000000+00:00',NULL);
CREATE TABLE edition (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	edition TEXT NOT NULL, 
	text TEXT NOT NULL, 
	lead TEXT NOT NULL, 
	seats TEXT NOT NULL, 
	call_line INTEGER NOT NULL, 
	types TEXT NOT NULL, 
	type_lines TEXT NOT NULL, 
	source TEXT NOT NULL, 
	taken_at TEXT, 
	taken_by INTEGER, 
	PRIMARY KEY (id)
);
INSERT INTO "edition" VALUES(1,'A small guide','f4a5e4a33dae','# A small guide

## Pre-release requirements
- **Tests pass**
  - **Owner**: Developers
  - **Verified by**: QA Engineer
- **Security review** (for security-sensitive changes)
  - **Owner**: Developers
  - **Sign-off**: QA Engineer

## Deployment checklist
- [ ] **Deploy to production** - Release Manager
- [ ] **Post-deploy verification** - QA Engineer

**Go/No-Go:** Release Manager leads the call with QA Engineer; all must agree.

## Incident playbook

### Immediate response (0-15 minutes)
1. **Declare incident** - Release Manager
2. **Assess impact** - QA Engineer
3. **Notify stakeholders** - Release Manager

## Release notes template

**Owner**: Release Manager

- **Release name / number**:
- **Summary**: what is better now
- **Security updates**: (from Developers, for security-sensitive changes)

**Review**: QA Engineer, before publication.
','Release Manager','Release Manager
QA Engineer',15,'','','small.md','2026-04-14T09:01:00.000000+00:00',1);
CREATE TABLE entry (
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	person_id INTEGER, 
	person TEXT NOT NULL, 
	act TEXT NOT NULL, 
	said TEXT NOT NULL, 
	release_id INTEGER, 
	task_id TEXT, 
	changes TEXT NOT NULL, 
	undoes INTEGER, 
	refused BOOLEAN NOT NULL, 
	prev TEXT NOT NULL, 
	hash TEXT NOT NULL, incident_id INTEGER, 
	PRIMARY KEY (seq)
);
INSERT INTO "entry" VALUES(1,'2026-04-14T09:00:00.000000+00:00',1,'Ana Ruiz','join','came in, Release Manager',NULL,NULL,'[{"table":"person","id":1,"before":null,"after":{"id":1,"name":"Ana Ruiz","roles":"Release Manager","created_at":"2026-04-14T09:00:00.000000+00:00"}}]',NULL,0,'','92ac2759739292d78658f5dadd1286d24e883b087df3e0190fe9c122d1f933bf',NULL);
INSERT INTO "entry" VALUES(2,'2026-04-14T09:00:00.000000+00:00',NULL,'octotui','join','added Noor Haddad, QA Engineer',NULL,NULL,'[{"table":"person","id":2,"before":null,"after":{"id":2,"name":"Noor Haddad","roles":"QA Engineer","created_at":"2026-04-14T09:00:00.000000+00:00"}}]',NULL,0,'92ac2759739292d78658f5dadd1286d24e883b087df3e0190fe9c122d1f933bf','50efb0cf3b2b3e41793d4a2daf43a3481d5db7ce76a95d11db87e4238143f6a3',NULL);
INSERT INTO "entry" VALUES(3,'2026-04-14T09:00:00.000000+00:00',NULL,'octotui','join','added Dana Cruz, Developers',NULL,NULL,'[{"table":"person","id":3,"before":null,"after":{"id":3,"name":"Dana Cruz","roles":"Developers","created_at":"2026-04-14T09:00:00.000000+00:00"}}]',NULL,0,'50efb0cf3b2b3e41793d4a2daf43a3481d5db7ce76a95d11db87e4238143f6a3','6202aaf20c2f89c04141aedbb9181f897ab10bd7e6b896d062b38febc3f928d0',NULL);
INSERT INTO "entry" VALUES(4,'2026-04-14T09:01:00.000000+00:00',1,'Ana Ruiz','use_guide','put the guide A small guide, edition f4a5, in use',NULL,NULL,'[{"table":"edition","id":1,"before":null,"after":{"id":1,"name":"A small guide","edition":"f4a5e4a33dae","text":"# A small guide\n\n## Pre-release requirements\n- **Tests pass**\n  - **Owner**: Developers\n  - **Verified by**: QA Engineer\n- **Security review** (for security-sensitive changes)\n  - **Owner**: Developers\n  - **Sign-off**: QA Engineer\n\n## Deployment checklist\n- [ ] **Deploy to production** - Release Manager\n- [ ] **Post-deploy verification** - QA Engineer\n\n**Go/No-Go:** Release Manager leads the call with QA Engineer; all must agree.\n\n## Incident playbook\n\n### Immediate response (0-15 minutes)\n1. **Declare incident** - Release Manager\n2. **Assess impact** - QA Engineer\n3. **Notify stakeholders** - Release Manager\n\n## Release notes template\n\n**Owner**: Release Manager\n\n- **Release name / number**:\n- **Summary**: what is better now\n- **Security updates**: (from Developers, for security-sensitive changes)\n\n**Review**: QA Engineer, before publication.\n","lead":"Release Manager","seats":"Release Manager\nQA Engineer","call_line":15,"source":"small.md","taken_at":"2026-04-14T09:01:00.000000+00:00","taken_by":1}},{"table":"setting","id":"edition in use","before":null,"after":{"key":"edition in use","value":"1"}}]',NULL,0,'6202aaf20c2f89c04141aedbb9181f897ab10bd7e6b896d062b38febc3f928d0','3f375d81dd6149f874e1eacfca81913d881b31aef5e3cb230b30d699b8b47036',NULL);
INSERT INTO "entry" VALUES(5,'2026-04-14T09:02:00.000000+00:00',1,'Ana Ruiz','appoint','appointed Noor Haddad to stand in as Release Manager',NULL,NULL,'[{"table":"delegate","id":"d1","before":null,"after":{"id":"d1","role":"Release Manager","person_id":1,"stand_in_id":2,"appointed_by":1,"appointed_at":"2026-04-14T09:02:00.000000+00:00","until":"2026-04-17T09:00:00.000000+00:00"}}]',NULL,0,'3f375d81dd6149f874e1eacfca81913d881b31aef5e3cb230b30d699b8b47036','1970ef561365463f1f77decdb0606ec72919ac38c93a00f084678426887531dd',NULL);
INSERT INTO "entry" VALUES(6,'2026-04-14T09:03:00.000000+00:00',1,'Ana Ruiz','new_release','made 4.12.0 Card vault',1,NULL,'[{"table":"release","id":1,"before":null,"after":{"id":1,"version":"4.12.0","name":"Card vault","edition_id":1,"created_at":"2026-04-14T09:03:00.000000+00:00","created_by":1,"stage":"Preparing","revision":"r1","revision_at":"2026-04-14T09:03:00.000000+00:00"}},{"table":"trait_answer","id":"1.security-sensitive","before":null,"after":{"id":"1.security-sensitive","release_id":1,"trait":"security-sensitive","by":1,"at":"2026-04-14T09:03:00.000000+00:00"}},{"table":"task","id":"1.1","before":null,"after":{"id":"1.1","release_id":1,"number":1,"title":"Tests pass","owner":"Developers","part":"requirement","purpose":"plain","section":"Pre-release requirements","section_line":3,"line":4,"last_line":6,"bound":true,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"}},{"table":"task","id":"1.2","before":null,"after":{"id":"1.2","release_id":1,"number":2,"title":"Security review","owner":"Developers","part":"requirement","purpose":"security","section":"Pre-release requirements","section_line":3,"line":7,"last_line":9,"condition":"for security-sensitive changes","when":"security-sensitive","bound":true,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"}},{"table":"task","id":"1.3","before":null,"after":{"id":"1.3","release_id":1,"number":3,"title":"Deploy to production","owner":"Release Manager","part":"deploy","purpose":"deploy","section":"Deployment checklist","section_line":11,"line":12,"last_line":12,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"}},{"table":"task","id":"1.4","before":null,"after":{"id":"1.4","release_id":1,"number":4,"title":"Post-deploy verification","owner":"QA Engineer","part":"after","purpose":"verify","section":"Deployment checklist","section_line":11,"line":13,"last_line":13,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"}},{"table":"seat","id":"1.1.1","before":null,"after":{"id":"1.1.1","task_id":"1.1","release_id":1,"kind":"verify","role":"QA Engineer","line":6}},{"table":"seat","id":"1.2.1","before":null,"after":{"id":"1.2.1","task_id":"1.2","release_id":1,"kind":"sign","role":"QA Engineer","line":9}}]',NULL,0,'1970ef561365463f1f77decdb0606ec72919ac38c93a00f084678426887531dd','3e54cf7723e00d62e50c8f46e0adcc042591915061d7645affe5a8ca12c8dc4b',NULL);
INSERT INTO "entry" VALUES(7,'2026-04-14T09:04:00.000000+00:00',1,'Ana Ruiz','set_window','planned the window of 4.12.0',1,NULL,'[{"table":"release","id":1,"before":{"window_from":null,"window_to":null},"after":{"window_from":"2026-04-14T09:00:00.000000+00:00","window_to":"2026-04-14T12:00:00.000000+00:00"}}]',NULL,0,'3e54cf7723e00d62e50c8f46e0adcc042591915061d7645affe5a8ca12c8dc4b','62fb3c38c6470b4756bb4208d84d528f5cea7a866c776c4a5781fa6bd33cc830',NULL);
INSERT INTO "entry" VALUES(8,'2026-04-14T09:05:00.000000+00:00',3,'Dana Cruz','start','began Tests pass',1,'1.1','[{"table":"task","id":"1.1","before":{"person_id":null,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"},"after":{"person_id":3,"state":"in progress","by":3,"since":"2026-04-14T09:05:00.000000+00:00"}}]',NULL,0,'62fb3c38c6470b4756bb4208d84d528f5cea7a866c776c4a5781fa6bd33cc830','4f6a0c11e3db4cf38feefa00da694348a645934a9776c0447c4f87b2808f5ffe',NULL);
INSERT INTO "entry" VALUES(9,'2026-04-14T09:06:00.000000+00:00',3,'Dana Cruz','block','blocked Tests pass: the flaky one: “Überweisung”',1,'1.1','[{"table":"task","id":"1.1","before":{"state":"in progress","reason":"","since":"2026-04-14T09:05:00.000000+00:00"},"after":{"state":"blocked","reason":"the flaky one: “Überweisung”","since":"2026-04-14T09:06:00.000000+00:00"}}]',NULL,0,'4f6a0c11e3db4cf38feefa00da694348a645934a9776c0447c4f87b2808f5ffe','79696ff4e24ee944ead77928748ca97cff2931f392b65ea3afa6aabb0b5bfb0b',NULL);
INSERT INTO "entry" VALUES(10,'2026-04-14T09:07:00.000000+00:00',3,'Dana Cruz','unblock','unblocked Tests pass',1,'1.1','[{"table":"task","id":"1.1","before":{"state":"blocked","reason":"the flaky one: “Überweisung”","since":"2026-04-14T09:06:00.000000+00:00"},"after":{"state":"open","reason":"","since":"2026-04-14T09:07:00.000000+00:00"}}]',NULL,0,'79696ff4e24ee944ead77928748ca97cff2931f392b65ea3afa6aabb0b5bfb0b','08966c777d38df765cc626d99016b04af7c89d93c722040cbd6911772a431614',NULL);
INSERT INTO "entry" VALUES(11,'2026-04-14T09:08:00.000000+00:00',3,'Dana Cruz','add_evidence','showed 812 tests for Tests pass',1,'1.1','[{"table":"evidence","id":"1.1.e1","before":null,"after":{"id":"1.1.e1","task_id":"1.1","release_id":1,"kind":"text","text":"812 tests","by":3,"at":"2026-04-14T09:08:00.000000+00:00","revision":"r1"}}]',NULL,0,'08966c777d38df765cc626d99016b04af7c89d93c722040cbd6911772a431614','33a8f6b30e059ba76cf82d48eb311b59a0b67faf1038e6766b3f1fce0a8a22f1',NULL);
INSERT INTO "entry" VALUES(12,'2026-04-14T09:09:00.000000+00:00',3,'Dana Cruz','finish','did Tests pass',1,'1.1','[{"table":"seat","id":"1.1.1","before":{"asked_at":null},"after":{"asked_at":"2026-04-14T09:09:00.000000+00:00"}},{"table":"task","id":"1.1","before":{"state":"open","revision":"","done_by":null,"done_at":null,"since":"2026-04-14T09:07:00.000000+00:00"},"after":{"state":"done","revision":"r1","done_by":3,"done_at":"2026-04-14T09:09:00.000000+00:00","since":"2026-04-14T09:09:00.000000+00:00"}}]',NULL,0,'33a8f6b30e059ba76cf82d48eb311b59a0b67faf1038e6766b3f1fce0a8a22f1','f309e109c9eb0ea9bbf1622b5e8863ed80873948caaa16b6353896553d793243',NULL);
INSERT INTO "entry" VALUES(13,'2026-04-14T09:10:00.000000+00:00',3,'Dana Cruz','take_seat','NOT VERIFIED: Noor Haddad verifies this, guide line 6 (A-PRE-1v)',1,'1.1','[]',NULL,1,'f309e109c9eb0ea9bbf1622b5e8863ed80873948caaa16b6353896553d793243','d375c4f06cb9eeb1126e381df0d588c740a0d49599726e6ce82f41df5a028c18',NULL);
INSERT INTO "entry" VALUES(14,'2026-04-14T09:11:00.000000+00:00',2,'Noor Haddad','comment','commented on Tests pass: seen all of them',1,'1.1','[{"table":"remark","id":"1.1.m1","before":null,"after":{"id":"1.1.m1","task_id":"1.1","release_id":1,"kind":"comment","text":"seen all of them","by":2,"at":"2026-04-14T09:11:00.000000+00:00"}}]',NULL,0,'d375c4f06cb9eeb1126e381df0d588c740a0d49599726e6ce82f41df5a028c18','9e55ed25977b388456852592f287d01edb80d514981eef233dc9209ff37d93cf',NULL);
INSERT INTO "entry" VALUES(15,'2026-04-14T09:12:00.000000+00:00',2,'Noor Haddad','undo','took back: commented on Tests pass: seen all of them',1,'1.1','[{"table":"remark","id":"1.1.m1","before":{"id":"1.1.m1","task_id":"1.1","release_id":1,"kind":"comment","text":"seen all of them","by":2,"at":"2026-04-14T09:11:00.000000+00:00","to_person_id":null,"to_role":""},"after":null}]',14,0,'9e55ed25977b388456852592f287d01edb80d514981eef233dc9209ff37d93cf','f1c688a56ccf60b078f557d4c98d14070ec200b7b656b338fddb4cc0d308e395',NULL);
INSERT INTO "entry" VALUES(16,'2026-04-14T09:13:00.000000+00:00',2,'Noor Haddad','take_seat','verified Tests pass for QA Engineer',1,'1.1','[{"table":"task","id":"1.1","before":{"state":"done","by":3,"since":"2026-04-14T09:09:00.000000+00:00"},"after":{"state":"verified","by":2,"since":"2026-04-14T09:13:00.000000+00:00"}},{"table":"seat","id":"1.1.1","before":{"verdict":"","person_id":null,"at":null,"revision":""},"after":{"verdict":"yes","person_id":2,"at":"2026-04-14T09:13:00.000000+00:00","revision":"r1"}}]',NULL,0,'f1c688a56ccf60b078f557d4c98d14070ec200b7b656b338fddb4cc0d308e395','2c413d527db197a83f04fecffba530eb64c5cf2db6dc28b43f98902b4e682231',NULL);
INSERT INTO "entry" VALUES(17,'2026-04-14T09:14:00.000000+00:00',1,'Ana Ruiz','open_call','opened the call on 4.12.0 for r1',1,NULL,'[{"table":"poll","id":"1.p1","before":null,"after":{"id":"1.p1","release_id":1,"round":1,"revision":"r1","opened_at":"2026-04-14T09:14:00.000000+00:00","opened_by":1,"seats":"Release Manager\nQA Engineer"}},{"table":"release","id":1,"before":{"stage":"Preparing"},"after":{"stage":"Go/No-Go"}}]',NULL,0,'2c413d527db197a83f04fecffba530eb64c5cf2db6dc28b43f98902b4e682231','d890b4c033c6764d36e6a6d9ef553b007aab324afc1b7180577c219cf740d78f',NULL);
INSERT INTO "entry" VALUES(18,'2026-04-14T09:15:00.000000+00:00',2,'Noor Haddad','vote','voted no-go on 4.12.0 for QA Engineer: the refund is slow',1,'1.5','[{"table":"vote","id":"1.p1.2","before":null,"after":{"id":"1.p1.2","poll_id":"1.p1","release_id":1,"seat":"QA Engineer","choice":"no-go","reason":"the refund is slow","person_id":2,"at":"2026-04-14T09:15:00.000000+00:00","task_id":"1.5"}},{"table":"task","id":"1.5","before":null,"after":{"id":"1.5","release_id":1,"number":5,"title":"the refund is slow","owner":"QA Engineer","part":"no-go","purpose":"plain","section":"From the call","line":15,"last_line":15,"state":"open","by":2,"since":"2026-04-14T09:15:00.000000+00:00"}},{"table":"release","id":1,"before":{"stage":"Go/No-Go"},"after":{"stage":"Preparing"}}]',NULL,0,'d890b4c033c6764d36e6a6d9ef553b007aab324afc1b7180577c219cf740d78f','95b1e4986dc65e18249a3bec07e4579957f469faf1ac62cf8b0ebe4ed6af2322',NULL);
INSERT INTO "entry" VALUES(19,'2026-04-14T09:16:00.000000+00:00',1,'Ana Ruiz','set_revision','brought revision r2 to 4.12.0',1,NULL,'[{"table":"release","id":1,"before":{"revision":"r1","revision_at":"2026-04-14T09:03:00.000000+00:00"},"after":{"revision":"r2","revision_at":"2026-04-14T09:16:00.000000+00:00"}},{"table":"task","id":"1.1","before":{"state":"verified","by":2,"since":"2026-04-14T09:13:00.000000+00:00"},"after":{"state":"stale","by":1,"since":"2026-04-14T09:16:00.000000+00:00"}},{"table":"seat","id":"1.1.1","before":{"verdict":"yes","person_id":2,"at":"2026-04-14T09:13:00.000000+00:00","revision":"r1","asked_at":"2026-04-14T09:09:00.000000+00:00"},"after":{"verdict":"","person_id":null,"at":null,"revision":"","asked_at":null}},{"table":"poll","id":"1.p1","before":{"void_at":null},"after":{"void_at":"2026-04-14T09:16:00.000000+00:00"}}]',NULL,0,'95b1e4986dc65e18249a3bec07e4579957f469faf1ac62cf8b0ebe4ed6af2322','351378dc9b22ba743c1ede0ed036cc2d683487b012eff68d63419ab03692d2c3',NULL);
INSERT INTO "entry" VALUES(20,'2026-04-14T09:17:00.000000+00:00',1,'Ana Ruiz','override','overrode the gate of 4.12.0, 3 in the way: the shop is down',1,NULL,'[{"table":"override","id":"1.o1","before":null,"after":{"id":"1.o1","release_id":1,"revision":"r2","reason":"the shop is down","by":1,"at":"2026-04-14T09:17:00.000000+00:00","stood":"Tests pass is proven for revision r1, not for r2\nthe refund is slow is open\nNobody has opened the go/no-go call for this revision"}},{"table":"task","id":"1.6","before":null,"after":{"id":"1.6","release_id":1,"number":6,"title":"Confirm the override","owner":"QA Engineer","part":"override","purpose":"plain","section":"Override","line":12,"last_line":12,"state":"open","reason":"the shop is down","by":1,"since":"2026-04-14T09:17:00.000000+00:00"}},{"table":"task","id":"1.3","before":{"person_id":null,"state":"open","revision":"","done_by":null,"done_at":null,"since":"2026-04-14T09:03:00.000000+00:00"},"after":{"person_id":1,"state":"done","revision":"r2","done_by":1,"done_at":"2026-04-14T09:17:00.000000+00:00","since":"2026-04-14T09:17:00.000000+00:00"}},{"table":"release","id":1,"before":{"stage":"Preparing","deployed_at":null,"deployed_by":null,"deployed_how":""},"after":{"stage":"Deploying","deployed_at":"2026-04-14T09:17:00.000000+00:00","deployed_by":1,"deployed_how":"override"}}]',NULL,0,'351378dc9b22ba743c1ede0ed036cc2d683487b012eff68d63419ab03692d2c3','04ec06bc22b055db290a255badbf391b228b3011fdce2aad2b4fd2d0504b5705',NULL);
INSERT INTO "entry" VALUES(21,'2026-04-14T09:18:00.000000+00:00',1,'Ana Ruiz','new_release','made 4.13.0 Quiet hours',2,NULL,'[{"table":"release","id":2,"before":null,"after":{"id":2,"version":"4.13.0","name":"Quiet hours","edition_id":1,"created_at":"2026-04-14T09:18:00.000000+00:00","created_by":1,"stage":"Preparing"}},{"table":"trait_answer","id":"2.security-sensitive","before":null,"after":{"id":"2.security-sensitive","release_id":2,"trait":"security-sensitive"}},{"table":"task","id":"2.1","before":null,"after":{"id":"2.1","release_id":2,"number":1,"title":"Tests pass","owner":"Developers","part":"requirement","purpose":"plain","section":"Pre-release requirements","section_line":3,"line":4,"last_line":6,"bound":true,"state":"open","by":1,"since":"2026-04-14T09:18:00.000000+00:00"}},{"table":"task","id":"2.2","before":null,"after":{"id":"2.2","release_id":2,"number":2,"title":"Security review","owner":"Developers","part":"requirement","purpose":"security","section":"Pre-release requirements","section_line":3,"line":7,"last_line":9,"condition":"for security-sensitive changes","when":"security-sensitive","bound":true,"state":"open","by":1,"since":"2026-04-14T09:18:00.000000+00:00"}},{"table":"task","id":"2.3","before":null,"after":{"id":"2.3","release_id":2,"number":3,"title":"Deploy to production","owner":"Release Manager","part":"deploy","purpose":"deploy","section":"Deployment checklist","section_line":11,"line":12,"last_line":12,"state":"open","by":1,"since":"2026-04-14T09:18:00.000000+00:00"}},{"table":"task","id":"2.4","before":null,"after":{"id":"2.4","release_id":2,"number":4,"title":"Post-deploy verification","owner":"QA Engineer","part":"after","purpose":"verify","section":"Deployment checklist","section_line":11,"line":13,"last_line":13,"state":"open","by":1,"since":"2026-04-14T09:18:00.000000+00:00"}},{"table":"seat","id":"2.1.1","before":null,"after":{"id":"2.1.1","task_id":"2.1","release_id":2,"kind":"verify","role":"QA Engineer","line":6}},{"table":"seat","id":"2.2.1","before":null,"after":{"id":"2.2.1","task_id":"2.2","release_id":2,"kind":"sign","role":"QA Engineer","line":9}}]',NULL,0,'04ec06bc22b055db290a255badbf391b228b3011fdce2aad2b4fd2d0504b5705','b8fb79ab8c458cf887d217817d30c8cdb860206bbe04335e82c2332ebd137869',NULL);
INSERT INTO "entry" VALUES(22,'2026-04-14T09:19:00.000000+00:00',1,'Ana Ruiz','declare_incident','declared INC-1, major: Refunds fail',1,NULL,'[{"table":"release","id":1,"before":{"incident_at":null},"after":{"incident_at":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident","id":1,"before":null,"after":{"id":1,"title":"Refunds fail","severity":"major","edition_id":1,"reported_at":"2026-04-14T09:19:00.000000+00:00","reported_by":1,"declared_at":"2026-04-14T09:19:00.000000+00:00","declared_by":1,"detected_at":"2026-04-14T09:19:00.000000+00:00","release_id":1}},{"table":"incident_phase","id":"1.f1","before":null,"after":{"id":"1.f1","incident_id":1,"number":1,"name":"Immediate response","line":19,"to_min":15}},{"table":"incident_step","id":"1.s1","before":null,"after":{"id":"1.s1","incident_id":1,"number":1,"phase":1,"title":"Declare incident","line":20,"roles":"Release Manager","aim":"declare","state":"done","done_at":"2026-04-14T09:19:00.000000+00:00","done_by":1,"by":1,"since":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_step","id":"1.s2","before":null,"after":{"id":"1.s2","incident_id":1,"number":2,"phase":1,"title":"Assess impact","line":21,"roles":"QA Engineer","aim":"impact","state":"open","by":1,"since":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_step","id":"1.s3","before":null,"after":{"id":"1.s3","incident_id":1,"number":3,"phase":1,"title":"Notify stakeholders","line":22,"roles":"Release Manager","aim":"notify","state":"open","by":1,"since":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_summons","id":"1.c1","before":null,"after":{"id":"1.c1","incident_id":1,"number":1,"role":"Release Manager","line":20,"why":"Declare incident","person_id":1,"asked_at":"2026-04-14T09:19:00.000000+00:00","asked_by":1,"times":1,"acked_at":"2026-04-14T09:19:00.000000+00:00","here_at":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_summons","id":"1.c2","before":null,"after":{"id":"1.c2","incident_id":1,"number":2,"role":"QA Engineer","line":21,"why":"Assess impact","person_id":2,"asked_at":"2026-04-14T09:19:00.000000+00:00","asked_by":1,"times":1}},{"table":"incident_update","id":"1.u.stakeholders","before":null,"after":{"id":"1.u.stakeholders","incident_id":1,"audience":"stakeholders","role":"Project Manager","minutes":30,"began":"2026-04-14T09:19:00.000000+00:00","since":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_update","id":"1.u.customers","before":null,"after":{"id":"1.u.customers","incident_id":1,"audience":"customers","role":"Customer Support Liaison","minutes":60,"began":"2026-04-14T09:19:00.000000+00:00","since":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_decision","id":"1.d1","before":null,"after":{"id":"1.d1","incident_id":1,"round":1,"opened_at":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_review","id":"1.r","before":null,"after":{"id":"1.r","incident_id":1,"facilitator":"Project Manager","within_hours":48}}]',NULL,0,'b8fb79ab8c458cf887d217817d30c8cdb860206bbe04335e82c2332ebd137869','d8bcadd3c21d8bf96510dc9ec452ee33350ea46481ef567dd8a87fae512a1603',1);
INSERT INTO "entry" VALUES(23,'2026-04-14T09:20:00.000000+00:00',1,'Ana Ruiz','note','since the deploy, says support',1,NULL,'[{"table":"incident_note","id":"1.n1","before":null,"after":{"id":"1.n1","incident_id":1,"number":1,"text":"since the deploy, says support","by":1,"at":"2026-04-14T09:20:00.000000+00:00"}}]',NULL,0,'d8bcadd3c21d8bf96510dc9ec452ee33350ea46481ef567dd8a87fae512a1603','907476952601968684ab64d9e66adcbac526f2d123eba6128936fb4a471b0e42',1);
INSERT INTO "entry" VALUES(24,'2026-04-14T09:21:00.000000+00:00',2,'Noor Haddad','answer_call','is here (QA Engineer)',1,NULL,'[{"table":"incident_summons","id":"1.c2","before":{"acked_at":null,"here_at":null},"after":{"acked_at":"2026-04-14T09:21:00.000000+00:00","here_at":"2026-04-14T09:21:00.000000+00:00"}}]',NULL,0,'907476952601968684ab64d9e66adcbac526f2d123eba6128936fb4a471b0e42','e0f7501b3b0f59fef743f54cc7e0b236edcf54b660a6fc88f5cdb9799c832765',1);
INSERT INTO "entry" VALUES(25,'2026-04-14T09:22:00.000000+00:00',2,'Noor Haddad','measure','failed refunds 9 %',1,NULL,'[{"table":"incident_measure","id":"1.i1","before":null,"after":{"id":"1.i1","incident_id":1,"number":1,"kind":"metric","name":"failed refunds","before":"0.1 %","now":"9 %","by":2,"at":"2026-04-14T09:22:00.000000+00:00"}},{"table":"incident_step","id":"1.s2","before":{"state":"open","person_id":null,"done_at":null,"done_by":null,"by":1,"since":"2026-04-14T09:19:00.000000+00:00"},"after":{"state":"done","person_id":2,"done_at":"2026-04-14T09:22:00.000000+00:00","done_by":2,"by":2,"since":"2026-04-14T09:22:00.000000+00:00"}}]',NULL,0,'e0f7501b3b0f59fef743f54cc7e0b236edcf54b660a6fc88f5cdb9799c832765','24442e0b3b3e64e2ce38049b668ba11fbdff7bdd425495b7a9b790374e4902d0',1);
INSERT INTO "entry" VALUES(26,'2026-04-14T09:23:00.000000+00:00',1,'Ana Ruiz','open_notes','opened the notes of 4.12.0',1,NULL,'[{"table":"notes_section","id":"1.n1","before":null,"after":{"id":"1.n1","release_id":1,"number":1,"name":"Release name / number","line":28,"owner":"Release Manager","need":"written","text":"4.12.0 Card vault","draft":"4.12.0 Card vault","version":1,"by":1,"at":"2026-04-14T09:23:00.000000+00:00"}},{"table":"notes_section","id":"1.n2","before":null,"after":{"id":"1.n2","release_id":1,"number":2,"name":"Summary","line":29,"owner":"Release Manager","hint":"what is better now","need":"written","version":1,"by":1,"at":"2026-04-14T09:23:00.000000+00:00"}},{"table":"notes_section","id":"1.n3","before":null,"after":{"id":"1.n3","release_id":1,"number":3,"name":"Security updates","line":30,"owner":"Release Manager","contributors":"Developers","hint":"(from Developers, for security-sensitive changes)","need":"security-sensitive","version":1,"by":1,"at":"2026-04-14T09:23:00.000000+00:00"}},{"table":"notes_version","id":"1.v1","before":null,"after":{"id":"1.v1","release_id":1,"number":1,"at":"2026-04-14T09:23:00.000000+00:00","by":1,"hash":"9ed5e34018ca2953bde6f410591b8ec9f0c4ce9452aa20c2c13f83fe9c7bc458","why":"opened","texts":"{\"1.n1\": \"4.12.0 Card vault\", \"1.n2\": \"\", \"1.n3\": \"\"}"}},{"table":"notes_approval","id":"1.a1","before":null,"after":{"id":"1.a1","release_id":1,"stage":"publish","role":"QA Engineer","line":32}}]',NULL,0,'24442e0b3b3e64e2ce38049b668ba11fbdff7bdd425495b7a9b790374e4902d0','6d5b992a5d45c2db12c2ea590dc8f0a9b070b77849e5bf0d1ad2aa5889db6a03',NULL);
INSERT INTO "entry" VALUES(27,'2026-04-14T09:24:00.000000+00:00',1,'Ana Ruiz','save','wrote in Summary of the notes of 4.12.0',1,NULL,'[{"table":"notes_section","id":"1.n2","before":{"text":"","version":1,"at":"2026-04-14T09:23:00.000000+00:00"},"after":{"text":"Cards live in a vault.","version":2,"at":"2026-04-14T09:24:00.000000+00:00"}},{"table":"notes_version","id":"1.v2","before":null,"after":{"id":"1.v2","release_id":1,"number":2,"at":"2026-04-14T09:24:00.000000+00:00","by":1,"hash":"0f2b4ac4a2141be9c6d43fc5a3083563def44666b42f95e1a77c1b041ed9b8cc","why":"saved","texts":"{\"1.n2\": \"Cards live in a vault.\"}"}}]',NULL,0,'6d5b992a5d45c2db12c2ea590dc8f0a9b070b77849e5bf0d1ad2aa5889db6a03','9b97e0b4b068425baeca4860d2f01633055af0182a6263e3ff01b3200a19b998',NULL);
INSERT INTO "entry" VALUES(28,'2026-04-14T09:25:00.000000+00:00',3,'Dana Cruz','save','wrote in Security updates of the notes of 4.12.0',1,NULL,'[{"table":"notes_section","id":"1.n3","before":{"text":"","version":1,"by":1,"at":"2026-04-14T09:23:00.000000+00:00"},"after":{"text":"- A key was too short","version":3,"by":3,"at":"2026-04-14T09:25:00.000000+00:00"}},{"table":"notes_version","id":"1.v3","before":null,"after":{"id":"1.v3","release_id":1,"number":3,"at":"2026-04-14T09:25:00.000000+00:00","by":3,"hash":"f806ff0573b92df576a0d8e533cd3f15a5ce7041e88b590ded68e6b407f946e4","why":"saved","texts":"{\"1.n3\": \"- A key was too short\"}"}}]',NULL,0,'9b97e0b4b068425baeca4860d2f01633055af0182a6263e3ff01b3200a19b998','3d48211faf2a4b1f1a7d51ffca18a1ea11896b44d0d5b68df346f86bf439920a',NULL);
INSERT INTO "entry" VALUES(29,'2026-04-14T09:26:00.000000+00:00',1,'Ana Ruiz','mark_ready','called Summary ready',1,NULL,'[{"table":"notes_section","id":"1.n2","before":{"ready_by":null,"ready_at":null,"ready_hash":""},"after":{"ready_by":1,"ready_at":"2026-04-14T09:26:00.000000+00:00","ready_hash":"160ce36f7ef25b1e225472fc2a6568b0892999b985e8fc83197a33e7ea81391d"}}]',NULL,0,'3d48211faf2a4b1f1a7d51ffca18a1ea11896b44d0d5b68df346f86bf439920a','719945552af8e662d32518846c6d13a8ad8ecc09ac9ed74b3efe95321b6d686c',NULL);
INSERT INTO "entry" VALUES(30,'2026-04-14T09:27:00.000000+00:00',2,'Noor Haddad','comment','commented on Security updates in the notes: How short?',1,NULL,'[{"table":"notes_comment","id":"1.c1","before":null,"after":{"id":"1.c1","release_id":1,"section_id":"1.n3","text":"How short?","by":2,"at":"2026-04-14T09:27:00.000000+00:00"}}]',NULL,0,'719945552af8e662d32518846c6d13a8ad8ecc09ac9ed74b3efe95321b6d686c','827a0c9a34c5a666175ed23e09a51591b754a6bd17f7bc399f87a0cc518a0e63',NULL);
CREATE TABLE evidence (
	id TEXT NOT NULL, 
	task_id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	revision TEXT NOT NULL, 
	command TEXT NOT NULL, 
	exit_status INTEGER, 
	output TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(task_id) REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "evidence" VALUES('1.1.e1','1.1',1,'text','812 tests',3,'2026-04-14T09:08:00.000000+00:00','r1','',NULL,'');
CREATE TABLE incident (
	id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	severity TEXT NOT NULL, 
	edition_id INTEGER NOT NULL, 
	reported_at TEXT NOT NULL, 
	reported_by INTEGER NOT NULL, 
	declared_at TEXT, 
	declared_by INTEGER, 
	detected_at TEXT, 
	started_at TEXT, 
	release_id INTEGER, 
	task_id TEXT, 
	context TEXT NOT NULL, 
	security BOOLEAN NOT NULL, 
	infra BOOLEAN NOT NULL, 
	scribe_id INTEGER, 
	ladder TEXT NOT NULL, 
	ladder_line INTEGER NOT NULL, 
	cleared_at TEXT, 
	cleared_by INTEGER, 
	cause TEXT NOT NULL, 
	factors TEXT NOT NULL, 
	cause_by INTEGER, 
	cause_at TEXT, 
	closed_at TEXT, 
	closed_by INTEGER, 
	closed_why TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(edition_id) REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident" VALUES(1,'Refunds fail','major',1,'2026-04-14T09:19:00.000000+00:00',1,'2026-04-14T09:19:00.000000+00:00',1,'2026-04-14T09:19:00.000000+00:00',NULL,1,NULL,'',0,0,NULL,'',0,NULL,NULL,'','',NULL,NULL,NULL,NULL,'');
CREATE TABLE incident_action (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	made_by INTEGER NOT NULL, 
	made_at TEXT NOT NULL, 
	description TEXT NOT NULL, 
	owner_id INTEGER, 
	due TEXT, 
	success TEXT NOT NULL, 
	state TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	"by" INTEGER, 
	since TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_advice (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	decision_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	choice TEXT NOT NULL, 
	text TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	reached BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_alarm (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	due_at TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_command (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	nominated_by INTEGER NOT NULL, 
	nominated_at TEXT NOT NULL, 
	accepted_at TEXT, 
	ended_at TEXT, 
	ended_why TEXT NOT NULL, 
	brief TEXT NOT NULL, 
	hands_on_by INTEGER, 
	hands_on_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_decision (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	opened_at TEXT NOT NULL, 
	choice TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	target TEXT NOT NULL, 
	minutes INTEGER, 
	objections TEXT NOT NULL, 
	"by" INTEGER, 
	at TEXT, 
	executor_id INTEGER, 
	executed_by INTEGER, 
	executed_at TEXT, 
	verified TEXT NOT NULL, 
	verified_note TEXT NOT NULL, 
	verified_by INTEGER, 
	verified_at TEXT, 
	confirmed TEXT NOT NULL, 
	confirmed_note TEXT NOT NULL, 
	confirmed_by INTEGER, 
	confirmed_at TEXT, 
	hotfix_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_decision" VALUES('1.d1',1,1,'2026-04-14T09:19:00.000000+00:00','','','',NULL,'',NULL,NULL,NULL,NULL,NULL,'','',NULL,NULL,'','',NULL,NULL,NULL);
CREATE TABLE incident_measure (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	now TEXT NOT NULL, 
	since TEXT, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_measure" VALUES('1.i1',1,1,'metric','failed refunds','0.1 %','9 %',NULL,2,'2026-04-14T09:22:00.000000+00:00');
CREATE TABLE incident_message (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	audience TEXT NOT NULL, 
	text TEXT NOT NULL, 
	written_by INTEGER NOT NULL, 
	written_at TEXT NOT NULL, 
	reviewed_by INTEGER, 
	reviewed_at TEXT, 
	sent_by INTEGER, 
	sent_at TEXT, 
	how TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_note (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	about TEXT, 
	corrects TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_note" VALUES('1.n1',1,1,'since the deploy, says support',1,'2026-04-14T09:20:00.000000+00:00',NULL,NULL);
CREATE TABLE incident_phase (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	from_min INTEGER, 
	to_min INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_phase" VALUES('1.f1',1,1,'Immediate response',19,0,15);
CREATE TABLE incident_review (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	facilitator TEXT NOT NULL, 
	within_hours INTEGER NOT NULL, 
	facilitator_id INTEGER, 
	booked_at TEXT, 
	booked_by INTEGER, 
	meets_at TEXT, 
	present TEXT NOT NULL, 
	text TEXT NOT NULL, 
	text_by INTEGER, 
	text_at TEXT, 
	closed_at TEXT, 
	closed_by INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_review" VALUES('1.r',1,0,'Project Manager',48,NULL,NULL,NULL,NULL,'','',NULL,NULL,NULL,NULL);
CREATE TABLE incident_rung (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	why TEXT NOT NULL, 
	asked_at TEXT NOT NULL, 
	asked_by INTEGER NOT NULL, 
	person_id INTEGER, 
	acked_at TEXT, 
	acked_by INTEGER, 
	passed_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_snooze (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	alarm TEXT NOT NULL, 
	until TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_step (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	phase INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	roles TEXT NOT NULL, 
	aim TEXT NOT NULL, 
	parent_id TEXT, 
	condition TEXT NOT NULL, 
	state TEXT NOT NULL, 
	person_id INTEGER, 
	due TEXT, 
	done_at TEXT, 
	done_by INTEGER, 
	reason TEXT NOT NULL, 
	"by" INTEGER, 
	since TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_step" VALUES('1.s1',1,1,1,'Declare incident',20,'Release Manager','declare',NULL,'','done',NULL,NULL,'2026-04-14T09:19:00.000000+00:00',1,'',1,'2026-04-14T09:19:00.000000+00:00');
INSERT INTO "incident_step" VALUES('1.s2',1,2,1,'Assess impact',21,'QA Engineer','impact',NULL,'','done',2,NULL,'2026-04-14T09:22:00.000000+00:00',2,'',2,'2026-04-14T09:22:00.000000+00:00');
INSERT INTO "incident_step" VALUES('1.s3',1,3,1,'Notify stakeholders',22,'Release Manager','notify',NULL,'','open',NULL,NULL,NULL,NULL,'',1,'2026-04-14T09:19:00.000000+00:00');
CREATE TABLE incident_summons (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	why TEXT NOT NULL, 
	person_id INTEGER, 
	asked_at TEXT, 
	asked_by INTEGER, 
	times INTEGER NOT NULL, 
	acked_at TEXT, 
	here_at TEXT, 
	passed_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_summons" VALUES('1.c1',1,1,'Release Manager',20,'Declare incident',1,'2026-04-14T09:19:00.000000+00:00',1,1,'2026-04-14T09:19:00.000000+00:00','2026-04-14T09:19:00.000000+00:00',NULL);
INSERT INTO "incident_summons" VALUES('1.c2',1,2,'QA Engineer',21,'Assess impact',2,'2026-04-14T09:19:00.000000+00:00',1,1,'2026-04-14T09:21:00.000000+00:00','2026-04-14T09:21:00.000000+00:00',NULL);
CREATE TABLE incident_update (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	audience TEXT NOT NULL, 
	role TEXT NOT NULL, 
	minutes INTEGER NOT NULL, 
	began TEXT NOT NULL, 
	since TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_update" VALUES('1.u.stakeholders',1,'stakeholders','Project Manager',30,'2026-04-14T09:19:00.000000+00:00','2026-04-14T09:19:00.000000+00:00');
INSERT INTO "incident_update" VALUES('1.u.customers',1,'customers','Customer Support Liaison',60,'2026-04-14T09:19:00.000000+00:00','2026-04-14T09:19:00.000000+00:00');
CREATE TABLE notes_approval (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	stage TEXT NOT NULL, 
	role TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	verdict TEXT NOT NULL, 
	person_id INTEGER, 
	for_person_id INTEGER, 
	hash TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	at TEXT, 
	same_hand BOOLEAN NOT NULL, 
	asked_by INTEGER, 
	asked_at TEXT, 
	asked_hash TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "notes_approval" VALUES('1.a1',1,'publish','QA Engineer',32,'',NULL,NULL,'',0,'',NULL,0,NULL,NULL,'');
CREATE TABLE notes_comment (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	section_id TEXT NOT NULL, 
	text TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	answers TEXT, 
	resolved_by INTEGER, 
	resolved_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "notes_comment" VALUES('1.c1',1,'1.n3','How short?',2,'2026-04-14T09:27:00.000000+00:00',NULL,NULL,NULL);
CREATE TABLE notes_draft (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	path TEXT NOT NULL, 
	since TEXT NOT NULL, 
	until TEXT NOT NULL, 
	head TEXT NOT NULL, 
	head_at TEXT, 
	commits INTEGER NOT NULL, 
	breaking INTEGER NOT NULL, 
	shallow BOOLEAN NOT NULL, 
	ledger TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE notes_pending (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	section_id TEXT NOT NULL, 
	person_id INTEGER NOT NULL, 
	session TEXT NOT NULL, 
	text TEXT NOT NULL, 
	base INTEGER NOT NULL, 
	base_text TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE notes_publication (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	mark INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	hash TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	folder TEXT NOT NULL, 
	path TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE notes_section (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	parent_id TEXT, 
	owner TEXT NOT NULL, 
	contributors TEXT NOT NULL, 
	hint TEXT NOT NULL, 
	need TEXT NOT NULL, 
	text TEXT NOT NULL, 
	none_said BOOLEAN NOT NULL, 
	ready_by INTEGER, 
	ready_at TEXT, 
	ready_hash TEXT NOT NULL, 
	draft TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	"by" INTEGER, 
	at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "notes_section" VALUES('1.n1',1,1,'Release name / number',28,NULL,'Release Manager','','','written','4.12.0 Card vault',0,NULL,NULL,'','4.12.0 Card vault',1,1,'2026-04-14T09:23:00.000000+00:00');
INSERT INTO "notes_section" VALUES('1.n2',1,2,'Summary',29,NULL,'Release Manager','','what is better now','written','Cards live in a vault.',0,1,'2026-04-14T09:26:00.000000+00:00','160ce36f7ef25b1e225472fc2a6568b0892999b985e8fc83197a33e7ea81391d','',2,1,'2026-04-14T09:24:00.000000+00:00');
INSERT INTO "notes_section" VALUES('1.n3',1,3,'Security updates',30,NULL,'Release Manager','Developers','(from Developers, for security-sensitive changes)','security-sensitive','- A key was too short',0,NULL,NULL,'','',3,3,'2026-04-14T09:25:00.000000+00:00');
CREATE TABLE notes_version (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	hash TEXT NOT NULL, 
	why TEXT NOT NULL, 
	texts TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "notes_version" VALUES('1.v1',1,1,'2026-04-14T09:23:00.000000+00:00',1,'9ed5e34018ca2953bde6f410591b8ec9f0c4ce9452aa20c2c13f83fe9c7bc458','opened','{"1.n1": "4.12.0 Card vault", "1.n2": "", "1.n3": ""}');
INSERT INTO "notes_version" VALUES('1.v2',1,2,'2026-04-14T09:24:00.000000+00:00',1,'0f2b4ac4a2141be9c6d43fc5a3083563def44666b42f95e1a77c1b041ed9b8cc','saved','{"1.n2": "Cards live in a vault."}');
INSERT INTO "notes_version" VALUES('1.v3',1,3,'2026-04-14T09:25:00.000000+00:00',3,'f806ff0573b92df576a0d8e533cd3f15a5ce7041e88b590ded68e6b407f946e4','saved','{"1.n3": "- A key was too short"}');
CREATE TABLE override (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	revision TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	stood TEXT NOT NULL, 
	confirmed_by INTEGER, 
	confirmed_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "override" VALUES('1.o1',1,'r2','the shop is down',1,'2026-04-14T09:17:00.000000+00:00','Tests pass is proven for revision r1, not for r2
the refund is slow is open
Nobody has opened the go/no-go call for this revision',NULL,NULL);
CREATE TABLE person (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	roles TEXT NOT NULL, 
	away_from TEXT, 
	away_until TEXT, 
	created_at TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "person" VALUES(1,'Ana Ruiz','Release Manager',NULL,NULL,'2026-04-14T09:00:00.000000+00:00');
INSERT INTO "person" VALUES(2,'Noor Haddad','QA Engineer',NULL,NULL,'2026-04-14T09:00:00.000000+00:00');
INSERT INTO "person" VALUES(3,'Dana Cruz','Developers',NULL,NULL,'2026-04-14T09:00:00.000000+00:00');
CREATE TABLE poll (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	revision TEXT NOT NULL, 
	opened_at TEXT NOT NULL, 
	opened_by INTEGER NOT NULL, 
	seats TEXT NOT NULL, 
	void_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "poll" VALUES('1.p1',1,1,'r1','2026-04-14T09:14:00.000000+00:00',1,'Release Manager
QA Engineer','2026-04-14T09:16:00.000000+00:00');
CREATE TABLE release (
	id INTEGER NOT NULL, 
	version TEXT NOT NULL, 
	name TEXT NOT NULL, 
	type TEXT NOT NULL, 
	edition_id INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	created_by INTEGER NOT NULL, 
	stage TEXT NOT NULL, 
	revision TEXT NOT NULL, 
	revision_at TEXT, 
	fixes TEXT NOT NULL, 
	expedited BOOLEAN NOT NULL, 
	window_from TEXT, 
	window_to TEXT, 
	deployed_at TEXT, 
	deployed_by INTEGER, 
	deployed_how TEXT NOT NULL, 
	ended_at TEXT, 
	ended_why TEXT NOT NULL, 
	ended_by INTEGER, 
	outcome TEXT NOT NULL, incident_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(edition_id) REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (version)
);
INSERT INTO "release" VALUES(1,'4.12.0','Card vault','',1,'2026-04-14T09:03:00.000000+00:00',1,'Deploying','r2','2026-04-14T09:16:00.000000+00:00','',0,'2026-04-14T09:00:00.000000+00:00','2026-04-14T12:00:00.000000+00:00','2026-04-14T09:17:00.000000+00:00',1,'override',NULL,'',NULL,'','2026-04-14T09:19:00.000000+00:00');
INSERT INTO "release" VALUES(2,'4.13.0','Quiet hours','',1,'2026-04-14T09:18:00.000000+00:00',1,'Preparing','',NULL,'',0,NULL,NULL,NULL,NULL,'',NULL,'',NULL,'',NULL);
CREATE TABLE remark (
	id TEXT NOT NULL, 
	task_id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	to_person_id INTEGER, 
	to_role TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(task_id) REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE seat (
	id TEXT NOT NULL, 
	task_id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	role TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	condition TEXT NOT NULL, 
	"when" TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	person_id INTEGER, 
	for_person_id INTEGER, 
	at TEXT, 
	reason TEXT NOT NULL, 
	revision TEXT NOT NULL, 
	same_hand BOOLEAN NOT NULL, 
	asked_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(task_id) REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "seat" VALUES('1.1.1','1.1',1,'verify','QA Engineer',6,'','','',NULL,NULL,NULL,'','',0,NULL);
INSERT INTO "seat" VALUES('1.2.1','1.2',1,'sign','QA Engineer',9,'','','',NULL,NULL,NULL,'','',0,NULL);
INSERT INTO "seat" VALUES('2.1.1','2.1',2,'verify','QA Engineer',6,'','','',NULL,NULL,NULL,'','',0,NULL);
INSERT INTO "seat" VALUES('2.2.1','2.2',2,'sign','QA Engineer',9,'','','',NULL,NULL,NULL,'','',0,NULL);
CREATE TABLE setting (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "setting" VALUES('edition in use','1');
CREATE TABLE task (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	part TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	section TEXT NOT NULL, 
	section_line INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	last_line INTEGER NOT NULL, 
	parent_id TEXT, 
	condition TEXT NOT NULL, 
	"when" TEXT NOT NULL, 
	assumed BOOLEAN NOT NULL, 
	bound BOOLEAN NOT NULL, 
	person_id INTEGER, 
	state TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	due TEXT, 
	revision TEXT NOT NULL, 
	done_by INTEGER, 
	done_at TEXT, 
	failed_at TEXT, 
	"by" INTEGER, 
	since TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "task" VALUES('1.1',1,1,'Tests pass','Developers','requirement','plain','Pre-release requirements',3,4,6,NULL,'','',0,1,3,'stale','',NULL,'r1',3,'2026-04-14T09:09:00.000000+00:00',NULL,1,'2026-04-14T09:16:00.000000+00:00');
INSERT INTO "task" VALUES('1.2',1,2,'Security review','Developers','requirement','security','Pre-release requirements',3,7,9,NULL,'for security-sensitive changes','security-sensitive',0,1,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:03:00.000000+00:00');
INSERT INTO "task" VALUES('1.3',1,3,'Deploy to production','Release Manager','deploy','deploy','Deployment checklist',11,12,12,NULL,'','',0,0,1,'done','',NULL,'r2',1,'2026-04-14T09:17:00.000000+00:00',NULL,1,'2026-04-14T09:17:00.000000+00:00');
INSERT INTO "task" VALUES('1.4',1,4,'Post-deploy verification','QA Engineer','after','verify','Deployment checklist',11,13,13,NULL,'','',0,0,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:03:00.000000+00:00');
INSERT INTO "task" VALUES('1.5',1,5,'the refund is slow','QA Engineer','no-go','plain','From the call',0,15,15,NULL,'','',0,0,NULL,'open','',NULL,'',NULL,NULL,NULL,2,'2026-04-14T09:15:00.000000+00:00');
INSERT INTO "task" VALUES('1.6',1,6,'Confirm the override','QA Engineer','override','plain','Override',0,12,12,NULL,'','',0,0,NULL,'open','the shop is down',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:17:00.000000+00:00');
INSERT INTO "task" VALUES('2.1',2,1,'Tests pass','Developers','requirement','plain','Pre-release requirements',3,4,6,NULL,'','',0,1,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:18:00.000000+00:00');
INSERT INTO "task" VALUES('2.2',2,2,'Security review','Developers','requirement','security','Pre-release requirements',3,7,9,NULL,'for security-sensitive changes','security-sensitive',0,1,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:18:00.000000+00:00');
INSERT INTO "task" VALUES('2.3',2,3,'Deploy to production','Release Manager','deploy','deploy','Deployment checklist',11,12,12,NULL,'','',0,0,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:18:00.000000+00:00');
INSERT INTO "task" VALUES('2.4',2,4,'Post-deploy verification','QA Engineer','after','verify','Deployment checklist',11,13,13,NULL,'','',0,0,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:18:00.000000+00:00');
CREATE TABLE trait_answer (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	trait TEXT NOT NULL, 
	yes BOOLEAN, 
	"by" INTEGER, 
	at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "trait_answer" VALUES('1.security-sensitive',1,'security-sensitive',0,1,'2026-04-14T09:03:00.000000+00:00');
INSERT INTO "trait_answer" VALUES('2.security-sensitive',2,'security-sensitive',NULL,NULL,NULL);
CREATE TABLE vote (
	id TEXT NOT NULL, 
	poll_id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	seat TEXT NOT NULL, 
	choice TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	person_id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	for_person_id INTEGER, 
	task_id TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(poll_id) REFERENCES poll (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "vote" VALUES('1.p1.2','1.p1',1,'QA Engineer','no-go','the refund is slow',2,'2026-04-14T09:15:00.000000+00:00',NULL,'1.5');
CREATE INDEX ix_entry_person_id ON entry (person_id);
CREATE INDEX ix_entry_release_id ON entry (release_id);
CREATE INDEX ix_entry_task_id ON entry (task_id);
CREATE INDEX ix_release_ended_at ON release (ended_at);
CREATE INDEX ix_release_stage ON release (stage);
CREATE INDEX ix_override_release_id ON override (release_id);
CREATE INDEX ix_poll_release_id ON poll (release_id);
CREATE INDEX ix_task_release_id ON task (release_id);
CREATE INDEX ix_task_state ON task (state);
CREATE INDEX ix_trait_answer_release_id ON trait_answer (release_id);
CREATE INDEX ix_evidence_release_id ON evidence (release_id);
CREATE INDEX ix_remark_release_id ON remark (release_id);
CREATE INDEX ix_seat_release_id ON seat (release_id);
CREATE INDEX ix_vote_release_id ON vote (release_id);
CREATE TRIGGER entry_is_never_changed before update on entry
    begin select raise(abort, 'the journal is append-only'); end;
CREATE TRIGGER entry_is_never_removed before delete on entry
    begin select raise(abort, 'the journal is append-only'); end;
CREATE TRIGGER entry_is_never_replaced before insert on entry
    when exists (select 1 from entry where seq = new.seq)
    begin select raise(abort, 'the journal is append-only'); end;
CREATE INDEX ix_entry_incident_id ON entry (incident_id);
CREATE INDEX ix_incident_release_id ON incident (release_id);
CREATE INDEX ix_incident_phase_incident_id ON incident_phase (incident_id);
CREATE INDEX ix_incident_step_incident_id ON incident_step (incident_id);
CREATE INDEX ix_incident_command_incident_id ON incident_command (incident_id);
CREATE INDEX ix_incident_summons_incident_id ON incident_summons (incident_id);
CREATE INDEX ix_incident_measure_incident_id ON incident_measure (incident_id);
CREATE INDEX ix_incident_decision_incident_id ON incident_decision (incident_id);
CREATE INDEX ix_incident_advice_incident_id ON incident_advice (incident_id);
CREATE INDEX ix_incident_update_incident_id ON incident_update (incident_id);
CREATE INDEX ix_incident_message_incident_id ON incident_message (incident_id);
CREATE INDEX ix_incident_snooze_incident_id ON incident_snooze (incident_id);
CREATE INDEX ix_incident_rung_incident_id ON incident_rung (incident_id);
CREATE INDEX ix_incident_note_incident_id ON incident_note (incident_id);
CREATE INDEX ix_incident_alarm_incident_id ON incident_alarm (incident_id);
CREATE INDEX ix_incident_action_incident_id ON incident_action (incident_id);
CREATE INDEX ix_incident_review_incident_id ON incident_review (incident_id);
CREATE INDEX ix_notes_section_release_id ON notes_section (release_id);
CREATE INDEX ix_notes_version_release_id ON notes_version (release_id);
CREATE INDEX ix_notes_approval_release_id ON notes_approval (release_id);
CREATE INDEX ix_notes_comment_release_id ON notes_comment (release_id);
CREATE INDEX ix_notes_draft_release_id ON notes_draft (release_id);
CREATE INDEX ix_notes_publication_release_id ON notes_publication (release_id);
CREATE INDEX ix_notes_pending_release_id ON notes_pending (release_id);
COMMIT;
