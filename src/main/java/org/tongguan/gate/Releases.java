package org.tongguan.gate;
import java.util.*; import org.tongguan.kernel.SubjectRef; import org.springframework.stereotype.Component;
@Component public class Releases { public void grant(Collection<ReleaseGrant> o){} public Optional<Release> find(SubjectRef r){return Optional.empty();} public void revoke(SubjectRef r, String s){} }
