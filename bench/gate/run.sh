#!/bin/sh
# Load on the gate: 500 passages a second for 60 seconds, open loop, loopback only; ends by itself.
#   bench/gate/run.sh                                              own platform and PostgreSQL, asks the facade
#   bench/gate/run.sh --http=1                                     as lanes do: the real platform in its own process, over HTTP, real declarations
#   bench/gate/run.sh --url=http://127.0.0.1:8080 --token=T --lane=L    a running platform, releases from the lane's signed list
# Java options: BENCH_OPTS. Further: --rate=500 --seconds=60 --home=target/bench-postgres
set -e
cd "$(dirname "$0")/../.."
mvn -q -B ${MAVEN_ARGS:--o} -Dskip.web test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${BENCH_OPTS:--Xmx1g -XX:+UseG1GC -XX:MaxGCPauseMillis=10} --enable-native-access=ALL-UNNAMED -Duser.timezone=Asia/Shanghai \
  -Dlogging.level.root=ERROR -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" org.tongguan.bench.GateBench "$@"
